// Shows: a file that was removed while open, and a private mapping of it, stay usable until they are closed.
#include "tracee.h"

int main(void) {
  enum { SIZE = 3 * 4096 };
  static char content[SIZE], got[SIZE];
  int fd = open("gone", O_RDWR | O_CREAT | O_EXCL, 0600);
  fill(content, SIZE, 8);
  CHECK(fd >= 0);
  write_all(fd, content, SIZE);
  char *at = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
  CHECK(at != MAP_FAILED && (at[4096] ^= 1, 1) && unlink("gone") == 0);
  ROUNDS(i) {
    struct stat status;
    CHECK(fstat(fd, &status) == 0 && status.st_nlink == 0 && status.st_size == SIZE);
    CHECK(pread(fd, got, SIZE, 0) == SIZE && memcmp(got, content, SIZE) == 0);
    CHECK(holds(at, 4096, 8) && at[4096] == (content[4096] ^ 1) && memcmp(at + 4097, content + 4097, SIZE - 4097) == 0);
    char path[64], now[4096];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    int again = open(path, O_RDONLY);
    CHECK(again >= 0 && read(again, got, SIZE) == SIZE && memcmp(got, content, SIZE) == 0 && close(again) == 0);
    ssize_t n = readlink(path, now, sizeof now);
    CHECK(n > 15 && memcmp(now + n - 15, "/gone (deleted)", 15) == 0);
    REFUSED(open("gone", O_RDONLY), ENOENT);
  }
  DONE();
}
