// Shows: the parent at home sees a program end by a fault of its own: memory, abort, illegal instruction, division.
// Args: 11 | 6 | 4 | 8
// Ends: signal $1
#include "tracee.h"

int main(int argc, char **argv) {
  CHECK(argc == 2);
  volatile int *nowhere = (int *)16, zero = 0;
  ROUNDS(i) {
  }
  puts("EXIT-SUCCESS");
  switch (atoi(argv[1])) {
    case 11: *nowhere = 1; break;
    case 6: abort();
    case 4: __asm__ volatile("ud2"); break;
    case 8: zero = 7 / zero; break;
  }
  return 1;
}
