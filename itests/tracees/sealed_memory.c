// Shows: a process with sealed mappings is not moved, with a stay reason, and they stay sealed.
// Run: may-stay
#include "tracee.h"

int main(void) {
  char *at = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK(at != MAP_FAILED);
  int sealed = syscall(462, at, 4096, 0) == 0;  // mseal, Linux 6.10
  CHECK(sealed || errno == ENOSYS);
  ROUNDS(i) {
    if (sealed) {
      REFUSED(munmap(at, 4096), EPERM);
      REFUSED(mprotect(at, 4096, PROT_READ), EPERM);
    }
    at[0] = (char)i, at[4096] = 1;
    CHECK(mprotect(at + 4096, 4096, PROT_READ) == 0 && mprotect(at + 4096, 4096, PROT_READ | PROT_WRITE) == 0);
  }
  DONE();
}
