// Shows: the heap made by brk grows and shrinks, keeps what was written and gives zeros where it is new.
#include "tracee.h"

int main(void) {
  size_t piece = 64 * 1024;
  char *start = sbrk(0);
  CHECK(start != (void *)-1);
  char *base = start + (-(uintptr_t)start & 4095);
  CHECK(brk(base) == 0);
  int pieces = 0;
  ROUNDS(i) {
    if (i % 8 == 7) {
      pieces -= 3;
      CHECK(brk(base + (size_t)pieces * piece) == 0);
    } else {
      char *got = sbrk((intptr_t)piece);
      CHECK(got == base + (size_t)pieces * piece);
      for (size_t b = 0; b < piece; b++) CHECK(got[b] == 0);
      fill(got, piece, (unsigned)pieces);
      pieces++;
    }
    for (int p = 0; p < pieces; p++) CHECK(holds(base + (size_t)p * piece, piece, (unsigned)p));
  }
  CHECK(sbrk(0) == base + (size_t)pieces * piece);
  printf("%d pieces\n", pieces);
  DONE();
}
