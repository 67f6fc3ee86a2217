// Shows: reads advance, seeks go where they should, reads at and past the end give 0.
#include "tracee.h"

int main(void) {
  enum { BYTES = 100000 };
  static char content[BYTES], got[BYTES];
  fill(content, BYTES, 4);
  int fd = open("data", O_RDWR | O_CREAT | O_TRUNC, 0600);
  CHECK(fd >= 0);
  write_all(fd, content, BYTES);
  off_t at = lseek(fd, 0, SEEK_SET);
  ROUNDS(i) {
    size_t want = (size_t)(1 + i * 977 % 9000);
    ssize_t n = read(fd, got, want);
    CHECK(n == (ssize_t)(at + (off_t)want <= BYTES ? want : (size_t)(BYTES - at)));
    CHECK(memcmp(got, content + at, (size_t)n) == 0);
    at += n;
    CHECK(lseek(fd, 0, SEEK_CUR) == at);
    if (at == BYTES) {
      CHECK(read(fd, got, 10) == 0);
      CHECK(lseek(fd, 100, SEEK_END) == BYTES + 100 && read(fd, got, 10) == 0);
      at = lseek(fd, -BYTES + i, SEEK_END);
      CHECK(at == i);
    }
    REFUSED(lseek(fd, -1, SEEK_SET), EINVAL);
    CHECK(lseek(fd, 0, SEEK_DATA) == 0);
    CHECK(lseek(fd, at, SEEK_SET) == at);
  }
  DONE();
}
