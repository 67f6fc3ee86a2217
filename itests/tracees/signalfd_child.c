// Shows: the end of a child comes through a signalfd, then wait finds it; SIGCHLD keeps its default action.
#include "tracee.h"
#include <poll.h>
#include <sys/signalfd.h>

int main(void) {
  sigset_t set;
  sigemptyset(&set), sigaddset(&set, SIGCHLD);
  CHECK(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
  int fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
  CHECK(fd >= 0);
  ROUNDS(i) {
    struct signalfd_siginfo info;
    struct pollfd polled = {fd, POLLIN, 0};
    REFUSED(read(fd, &info, sizeof info), EAGAIN);
    pid_t child = fork();
    CHECK(child >= 0);
    if (child == 0) _exit(i % 50);
    int status;
    CHECK(poll(&polled, 1, 20000) == 1);
    pause_us(1000);
    CHECK(read(fd, &info, sizeof info) == sizeof info && info.ssi_signo == SIGCHLD);
    CHECK(info.ssi_pid == (uint32_t)child && info.ssi_code == CLD_EXITED && info.ssi_status == i % 50);
    CHECK(waitpid(child, &status, WNOHANG) == child && WIFEXITED(status) && WEXITSTATUS(status) == i % 50);
  }
  DONE();
}
