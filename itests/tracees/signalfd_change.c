// Shows: signalfd() on a descriptor changes what it reads; what it reads no more waits on; a second one reads the rest.
#include "tracee.h"
#include <sys/signalfd.h>

static int take(int fd) {
  struct signalfd_siginfo info;
  ssize_t n = read(fd, &info, sizeof info);
  if (n == -1 && errno == EAGAIN) return 0;
  CHECK(n == sizeof info);
  return (int)info.ssi_signo;
}

int main(void) {
  sigset_t both, one, two;
  sigemptyset(&one), sigaddset(&one, SIGUSR1), sigemptyset(&two), sigaddset(&two, SIGUSR2);
  sigorset(&both, &one, &two);
  CHECK(sigprocmask(SIG_BLOCK, &both, NULL) == 0);
  int fd = signalfd(-1, &both, SFD_NONBLOCK);
  int all = signalfd(-1, &both, SFD_NONBLOCK);
  CHECK(fd >= 0 && all >= 0);
  ROUNDS(i) {
    CHECK(raise(SIGUSR1) == 0 && raise(SIGUSR2) == 0);
    CHECK(signalfd(fd, &two, 0) == fd && take(fd) == SIGUSR2 && take(fd) == 0);
    int second = signalfd(-1, &one, SFD_NONBLOCK | SFD_CLOEXEC);
    CHECK(second >= 0 && take(second) == SIGUSR1 && take(second) == 0);
    CHECK(raise(SIGUSR1) == 0 && take(fd) == 0 && signalfd(fd, &one, 0) == fd && take(fd) == SIGUSR1);
    CHECK(close(second) == 0 && signalfd(fd, &both, 0) == fd && take(fd) == 0);
    REFUSED(signalfd(0, &both, 0), EINVAL);
  }
  DONE();
}
