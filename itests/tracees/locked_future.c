// Shows: a process that locks whatever it maps from now on is not moved, with a stay reason.
// Run: stays
#include "tracee.h"

int main(void) {
  CHECK(mlockall(MCL_FUTURE) == 0);
  ROUNDS(i) {
    long before = locked_kib();
    char *more = mmap(NULL, 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(more != MAP_FAILED && locked_kib() - before == 64);
    CHECK(munmap(more, 65536) == 0);
  }
  DONE();
}
