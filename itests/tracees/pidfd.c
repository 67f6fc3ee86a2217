// Shows: a pidfd tells the end of a child, carries signals to it, gives its descriptors, and is of no use afterwards.
#include "tracee.h"
#include <poll.h>

int main(void) {
  ROUNDS(i) {
    int p[2];
    char c;
    CHECK(pipe(p) == 0);
    pid_t pid = fork_peer();
    if (pid == 0)
      for (;;) pause();
    int fd = (int)syscall(SYS_pidfd_open, pid, 0), self = (int)syscall(SYS_pidfd_open, getpid(), 0);
    struct pollfd ends = {fd, POLLIN, 0};
    CHECK(fd >= 0 && self >= 0 && poll(&ends, 1, 0) == 0);
    int taken = (int)syscall(SYS_pidfd_getfd, fd, p[1], 0);
    CHECK(taken >= 0 && (fcntl(taken, F_GETFD) & FD_CLOEXEC) && write(taken, "t", 1) == 1);
    CHECK(read(p[0], &c, 1) == 1 && c == 't');
    CHECK(syscall(SYS_pidfd_send_signal, fd, 0, NULL, 0) == 0 && syscall(SYS_pidfd_send_signal, self, 0, NULL, 0) == 0);
    CHECK(syscall(SYS_pidfd_send_signal, fd, SIGTERM, NULL, 0) == 0 && poll(&ends, 1, -1) == 1);
    siginfo_t info;
    CHECK(waitid(P_PIDFD, (id_t)fd, &info, WEXITED) == 0 && info.si_code == CLD_KILLED && info.si_status == SIGTERM);
    REFUSED(syscall(SYS_pidfd_send_signal, fd, SIGTERM, NULL, 0), ESRCH);
    CHECK(close(fd) == 0 && close(self) == 0 && close(taken) == 0 && close(p[0]) == 0 && close(p[1]) == 0);
  }
  DONE();
}
