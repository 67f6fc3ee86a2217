// Shows: a signalfd that was inherited reads what is sent to the child, not what is sent to the parent, and the reverse.
#include "tracee.h"
#include <sys/signalfd.h>

static int fd, go[2];

static int take(void) {
  struct signalfd_siginfo info;
  ssize_t n = read(fd, &info, sizeof info);
  if (n == -1 && errno == EAGAIN) return -1;
  CHECK(n == sizeof info && info.ssi_signo == (uint32_t)SIGRTMIN);
  return info.ssi_int;
}

int main(void) {
  sigset_t set;
  sigemptyset(&set), sigaddset(&set, SIGRTMIN);
  CHECK(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
  CHECK((fd = signalfd(-1, &set, SFD_NONBLOCK)) >= 0 && pipe(go) == 0);
  ROUNDS(i) {
    char c;
    CHECK(sigqueue(getpid(), SIGRTMIN, (union sigval){.sival_int = i}) == 0);
    pid_t child = fork();
    CHECK(child >= 0);
    if (child == 0) {
      CHECK(read(go[0], &c, 1) == 1 && take() == 1000 + i && take() == -1);
      CHECK(sigqueue(getpid(), SIGRTMIN, (union sigval){.sival_int = 5}) == 0 && take() == 5);
      _exit(0);
    }
    CHECK(sigqueue(child, SIGRTMIN, (union sigval){.sival_int = 1000 + i}) == 0);
    write_all(go[1], "x", 1);
    reap(child);
    CHECK(take() == i && take() == -1);
  }
  DONE();
}
