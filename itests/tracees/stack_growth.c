// Shows: the stack grows by itself, in the main thread by megabytes, and old frames stay whole.
// Run: static
#include "tracee.h"

static unsigned __attribute__((noinline)) deep(int depth, unsigned seed) {
  volatile char frame[2048];
  for (size_t i = 0; i < sizeof frame; i += 64) frame[i] = (char)(seed + i);
  if (depth == 50) spin(300);
  unsigned below = depth > 0 ? deep(depth - 1, seed + 1) : 0;
  for (size_t i = 0; i < sizeof frame; i += 64) CHECK(frame[i] == (char)(seed + i));
  return below + seed % 1000;
}

int main(void) {
  unsigned sum = 0;
  ROUNDS(i) sum += deep(20 + i * 20 % 3000, (unsigned)i);
  printf("sum %u\n", sum);
  DONE();
}
