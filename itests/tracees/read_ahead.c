// Shows: small reads one after the other, with seeks, copies of the descriptor and the end between them, get each byte once.
#include "tracee.h"

enum { BYTES = 400000 };
static char content[BYTES], got[9000];
static off_t at;

// Reads on from where it stands; false at the end.
static int more(int fd, size_t want) {
  ssize_t left = BYTES - at, n = read(fd, got, want);
  CHECK(n == (left < (ssize_t)want ? left : (ssize_t)want) && memcmp(got, content + at, (size_t)n) == 0);
  at += n;
  return n > 0;
}
static long told(int fd) {  // by the kernel, to whoever looks from outside
  char path[40], line[80];
  long pos = -1;
  snprintf(path, sizeof path, "/proc/self/fdinfo/%d", fd);
  FILE *file = fopen(path, "r");
  CHECK(file && fgets(line, sizeof line, file) && sscanf(line, "pos: %ld", &pos) == 1 && fclose(file) == 0);
  return pos;
}

int main(void) {
  fill(content, BYTES, 7);
  int made = open("data", O_WRONLY | O_CREAT | O_TRUNC, 0600);
  write_all(made, content, BYTES);
  CHECK(close(made) == 0);
  ROUNDS(i) {
    int fd = open("data", O_RDONLY), copy = -1;
    size_t want = (size_t)(500 + i * 977 % 8000);
    CHECK(fd >= 0);
    at = 0;
    for (int n = 0; n < 20; n++) CHECK(more(fd, want));
    CHECK(lseek(fd, 0, SEEK_CUR) == at && told(fd) == at);
    CHECK(pread(fd, got, 100, 11) == 100 && memcmp(got, content + 11, 100) == 0);
    for (int n = 0; n < 5; n++) CHECK(more(fd, want));
    CHECK((at = lseek(fd, 300 + i, SEEK_SET)) == 300 + i);
    for (int n = 0; n < 9; n++) CHECK(more(fd, 100));
    CHECK((copy = dup(fd)) >= 0 && told(copy) == at);
    for (int n = 0; n < 6; n++) CHECK(more(n % 2 ? fd : copy, want));
    CHECK(close(fd) == 0 && told(copy) == at);
    struct iovec {
      void *base;
      size_t length;
    } two[] = {{got, 10}, {got + 10, 20}};
    CHECK(syscall(SYS_readv, copy, two, 2) == 30 && memcmp(got, content + at, 30) == 0);
    at += 30;
    if (i % 4 == 0) {
      while (more(copy, 9000)) {}
      CHECK(read(copy, got, 10) == 0 && lseek(copy, 0, SEEK_CUR) == BYTES);
    }
    CHECK(close(copy) == 0);
    REFUSED(read(copy, got, 10), EBADF);
  }
  DONE();
}
