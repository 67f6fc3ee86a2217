// Shows: the parent at home sees the exit code of the program as it is.
// Args: 0 | 1 | 42 | 127 | 128 | 200 | 255
// Ends: exit $1
#include "tracee.h"

int main(int argc, char **argv) {
  CHECK(argc == 2);
  ROUNDS(i) {
  }
  puts("EXIT-SUCCESS");
  exit(atoi(argv[1]));
}
