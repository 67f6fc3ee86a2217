// Shows: what is stored in shared memory is read by a descriptor of it, and the other way round.
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
