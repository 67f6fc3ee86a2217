// Shows: waitid by pid, group and pidfd sees stops, continues and ends, and leaves what it was asked to leave.
#include "tracee.h"

static int go[2];
static pid_t child(void) {
  char c;
  pid_t pid = fork_peer();
  if (pid > 0) return pid;
  CHECK(setpgid(0, 0) == 0 && raise(SIGSTOP) == 0);
  read_all(go[0], &c, 1);
  _exit(5);
}

int main(void) {
  CHECK(pipe(go) == 0);
  ROUNDS(i) {
    siginfo_t info;
    pid_t pid = child();
    int fd = (int)syscall(SYS_pidfd_open, pid, 0), status;
    CHECK(fd >= 0 && waitid(P_PID, (id_t)pid, &info, WSTOPPED | WNOWAIT) == 0);
    CHECK(info.si_code == CLD_STOPPED && info.si_status == SIGSTOP && info.si_pid == pid);
    CHECK(waitid(P_PGID, (id_t)pid, &info, WSTOPPED) == 0 && info.si_pid == pid);
    info.si_pid = 77;
    CHECK(waitid(P_PID, (id_t)pid, &info, WSTOPPED | WEXITED | WNOHANG) == 0 && info.si_pid == 0);
    CHECK(kill(-pid, SIGCONT) == 0 && waitid(P_PID, (id_t)pid, &info, WCONTINUED) == 0);
    CHECK(info.si_code == CLD_CONTINUED && info.si_status == SIGCONT && write(go[1], "g", 1) == 1);
    CHECK(waitid(P_PIDFD, (id_t)fd, &info, WEXITED | WNOWAIT) == 0);
    CHECK(info.si_code == CLD_EXITED && info.si_status == 5);
    CHECK(waitpid(pid, &status, WNOHANG) == pid && WEXITSTATUS(status) == 5);
    REFUSED(waitid(P_PIDFD, (id_t)fd, &info, WEXITED), ECHILD);
    REFUSED(waitid(P_ALL, 0, NULL, WEXITED | WNOHANG), ECHILD);
    REFUSED(waitid(P_ALL, 0, NULL, 0), EINVAL);
    CHECK(close(fd) == 0);
  }
  DONE();
}
