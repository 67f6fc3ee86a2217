// Shows: what waits for a signalfd is seen by sigpending and sigtimedwait, and may be taken by either.
#include "tracee.h"
#include <sys/signalfd.h>

int main(void) {
  sigset_t set, pending;
  sigemptyset(&set), sigaddset(&set, SIGUSR1), sigaddset(&set, SIGRTMIN + 3);
  CHECK(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
  int fd = signalfd(-1, &set, SFD_NONBLOCK);
  CHECK(fd >= 0);
  ROUNDS(i) {
    struct signalfd_siginfo info;
    struct timespec none = {0, 0};
    siginfo_t taken;
    CHECK(sigpending(&pending) == 0 && !sigismember(&pending, SIGUSR1));
    CHECK(kill(getpid(), SIGUSR1) == 0 && sigqueue(getpid(), SIGRTMIN + 3, (union sigval){.sival_int = i}) == 0);
    pause_us(1000);
    CHECK(sigpending(&pending) == 0 && sigismember(&pending, SIGUSR1) && sigismember(&pending, SIGRTMIN + 3));
    CHECK(!sigismember(&pending, SIGUSR2) && read(fd, &info, sizeof info) == sizeof info);
    CHECK(info.ssi_signo == SIGUSR1 && sigpending(&pending) == 0 && !sigismember(&pending, SIGUSR1));
    CHECK(sigtimedwait(&set, &taken, &none) == SIGRTMIN + 3 && taken.si_value.sival_int == i);
    REFUSED(read(fd, &info, sizeof info), EAGAIN);
    REFUSED(sigtimedwait(&set, &taken, &none), EAGAIN);
  }
  DONE();
}
