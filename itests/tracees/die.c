// Shows: the parent at home sees which signal ended the program, raised by itself with default action.
// Args: 15 | 1 | 2 | 9 | 6 | 13 | 14 | 34
// Ends: signal $1
#include "tracee.h"

int main(int argc, char **argv) {
  CHECK(argc == 2);
  ROUNDS(i) {
  }
  puts("EXIT-SUCCESS");
  raise(atoi(argv[1]));
  pause_us(10000000);
  return 1;
}
