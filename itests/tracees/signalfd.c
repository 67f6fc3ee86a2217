// Shows: signals taken from a signalfd: number, sender, value; from itself and from a child at home.
#include "tracee.h"
#include <sys/signalfd.h>

int main(void) {
  sigset_t set;
  sigemptyset(&set), sigaddset(&set, SIGUSR1), sigaddset(&set, SIGRTMIN + 1);
  CHECK(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
  int fd = signalfd(-1, &set, SFD_CLOEXEC), to[2];
  CHECK(fd >= 0 && pipe(to) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    char c;
    close(to[1]);
    for (int i = 0; read(to[0], &c, 1) == 1; i++)
      CHECK(sigqueue(getppid(), SIGRTMIN + 1, (union sigval){.sival_int = i}) == 0);
    _exit(0);
  }
  ROUNDS(i) {
    struct signalfd_siginfo info;
    CHECK(raise(SIGUSR1) == 0 && read(fd, &info, sizeof info) == sizeof info);
    CHECK(info.ssi_signo == SIGUSR1 && info.ssi_pid == (uint32_t)getpid());
    write_all(to[1], "x", 1);
    CHECK(read(fd, &info, sizeof info) == sizeof info);
    CHECK(info.ssi_signo == (uint32_t)SIGRTMIN + 1 && info.ssi_pid == (uint32_t)peer && info.ssi_int == i);
  }
  close(to[1]);
  reap(peer);
  DONE();
}
