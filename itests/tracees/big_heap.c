// Shows: much memory (TRACEE_MIB) keeps every page while some pages change all the time.
#include "tracee.h"

int main(void) {
  size_t words = (size_t)size_mib << 17, stride = 512;
  uint64_t *at = mmap(NULL, words * 8, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK(at != MAP_FAILED);
  uint64_t expected = 0, x = 88172645463325252ULL;
  for (size_t w = 0; w < words; w += stride) expected += at[w] = w * 0x9e3779b97f4a7c15ULL;
  ROUNDS(i) {
    for (int k = 0; k < 200; k++) {
      x ^= x << 13, x ^= x >> 7, x ^= x << 17;
      size_t w = x % (words / stride) * stride;
      expected -= at[w];
      expected += at[w] = x + (uint64_t)i;
    }
    if (i % 20 != 19) continue;
    uint64_t sum = 0;
    for (size_t w = 0; w < words; w += stride) sum += at[w];
    CHECK(sum == expected);
  }
  printf("%ld MiB, sum %016llx\n", size_mib, (unsigned long long)expected);
  DONE();
}
