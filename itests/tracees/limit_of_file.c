// Shows: a write beyond the greatest size of files (RLIMIT_FSIZE) raises SIGXFSZ, or fails; one up to it is cut.
#include "tracee.h"
#include <sys/resource.h>

static volatile int told;
static void on_limit(int s, siginfo_t *i, void *c) { (void)s, (void)i, (void)c, told++; }

int main(void) {
  struct rlimit limit = {10000, RLIM_INFINITY}, now;
  char text[4096];
  memset(text, 'x', sizeof text);
  on_signal(SIGXFSZ, on_limit, 0);
  CHECK(setrlimit(RLIMIT_FSIZE, &limit) == 0);
  int fd = open("file", O_RDWR | O_CREAT | O_TRUNC, 0600);
  CHECK(fd >= 0);
  ROUNDS(i) {
    told = 0;
    CHECK(ftruncate(fd, 0) == 0 && lseek(fd, 0, SEEK_SET) == 0);
    CHECK(write(fd, text, 4096) == 4096 && write(fd, text, 4096) == 4096);
    CHECK(write(fd, text, 4096) == 10000 - 8192 && told == 0);
    REFUSED(write(fd, text, 1), EFBIG);
    CHECK(told == 1);
    REFUSED(ftruncate(fd, 10001), EFBIG);
    CHECK(told == 2 && getrlimit(RLIMIT_FSIZE, &now) == 0 && now.rlim_cur == 10000);
  }
  DONE();
}
