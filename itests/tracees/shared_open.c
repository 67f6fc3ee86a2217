// Shows: a process whose shared memory is also open as a descriptor is not moved, with a stay reason, and stays right.
// Run: stays
#include "tracee.h"

int main(void) {
  int fd = memfd_create("open", MFD_CLOEXEC);
  CHECK(fd >= 0 && ftruncate(fd, 4096) == 0);
  char *at = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0), c;
  CHECK(at != MAP_FAILED);
  ROUNDS(i) {
    at[i] = (char)(i + 1);
    CHECK(pread(fd, &c, 1, i) == 1 && c == (char)(i + 1));
    c = (char)(i + 2);
    CHECK(pwrite(fd, &c, 1, i) == 1 && at[i] == c);
  }
  DONE();
}
