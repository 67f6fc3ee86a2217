// Shows: truncation, preallocation, holes and a second descriptor that sees them at once.
#include "tracee.h"

int main(void) {
  int fd = open("data", O_RDWR | O_CREAT | O_TRUNC, 0600), other = open("data", O_RDONLY);
  CHECK(fd >= 0 && other >= 0);
  struct stat st;
  char c[16];
  ROUNDS(i) {
    CHECK(pwrite(fd, "end", 3, 100000 + i) == 3);
    CHECK(fstat(other, &st) == 0 && st.st_size == 100003 + i);
    CHECK(pread(other, c, 1, 50000) == 1 && c[0] == 0);
    CHECK(truncate("data", 10) == 0 && fstat(other, &st) == 0 && st.st_size == 10);
    CHECK(pread(other, c, 16, 100000) == 0 && pread(other, c, 16, 4) == 6);
    CHECK(posix_fallocate(fd, 0, 8192) == 0 && fstat(other, &st) == 0 && st.st_size == 8192);
    CHECK(pread(other, c, 16, 8190) == 2);
    REFUSED(ftruncate(other, 3), EINVAL);
    REFUSED(write(other, "x", 1), EBADF);
  }
  DONE();
}
