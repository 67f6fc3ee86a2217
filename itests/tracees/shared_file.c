// Shows: what is stored in a shared mapping of a file is in the file, and the other way round.
// Run: may-stay
#include "tracee.h"

int main(void) {
  int fd = open("shared", O_RDWR | O_CREAT | O_TRUNC, 0600);
  CHECK(fd >= 0 && ftruncate(fd, 2 * 4096) == 0);
  char *at = mmap(NULL, 2 * 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  CHECK(at != MAP_FAILED);
  ROUNDS(i) {
    char c;
    at[i] = (char)(i + 1);
    CHECK(pread(fd, &c, 1, i) == 1 && c == (char)(i + 1));
    c = (char)(i + 2);
    CHECK(pwrite(fd, &c, 1, 4096 + i) == 1 && at[4096 + i] == c);
  }
  CHECK(msync(at, 2 * 4096, MS_SYNC) == 0);
  DONE();
}
