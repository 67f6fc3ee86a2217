// Shows: resource limits are home's, can be lowered, and are kept: files, size of a file, address space, nice.
#include "tracee.h"
#include <sys/resource.h>

int main(void) {
  struct rlimit before, now, limit;
  CHECK(getrlimit(RLIMIT_STACK, &before) == 0 && signal(SIGXFSZ, SIG_IGN) != SIG_ERR);
  int fd = open("data", O_RDWR | O_CREAT | O_TRUNC, 0600), nice_now = getpriority(PRIO_PROCESS, 0);
  CHECK(fd >= 0 && getrlimit(RLIMIT_NOFILE, &limit) == 0);
  ROUNDS(i) {
    CHECK(getrlimit(RLIMIT_STACK, &now) == 0 && now.rlim_cur == before.rlim_cur && now.rlim_max == before.rlim_max);
    struct rlimit few = {20, limit.rlim_max};
    CHECK(setrlimit(RLIMIT_NOFILE, &few) == 0);
    REFUSED(fcntl(fd, F_DUPFD, 20), EINVAL);
    REFUSED(dup2(fd, 30), EBADF);
    CHECK(setrlimit(RLIMIT_NOFILE, &limit) == 0 && dup2(fd, 30) == 30 && close(30) == 0);
    struct rlimit small = {100, RLIM_INFINITY}, any;
    CHECK(prlimit(0, RLIMIT_FSIZE, &small, &any) == 0);
    CHECK(pwrite(fd, "0123456789", 10, 95) == 5);
    REFUSED(pwrite(fd, "x", 1, 100), EFBIG);
    CHECK(prlimit(0, RLIMIT_FSIZE, &any, NULL) == 0);
    errno = 0;
    CHECK(getpriority(PRIO_PROCESS, 0) == nice_now && errno == 0);
  }
  DONE();
}
