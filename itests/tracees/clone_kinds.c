// Shows: children made by clone3 with a pidfd, for the parent's parent, with shared descriptors and directory.
#include "tracee.h"
#include <linux/sched.h>

static pid_t make(uint64_t flags, int *fd) {
  struct clone_args args = {.flags = flags | (fd ? CLONE_PIDFD : 0), .pidfd = (uintptr_t)fd, .exit_signal = SIGCHLD};
  if (flags & CLONE_PARENT) args.exit_signal = 0;
  return (pid_t)syscall(SYS_clone3, &args, sizeof args);
}

int main(void) {
  CHECK(mkdir("other", 0700) == 0);
  ROUNDS(i) {
    int fd = -1, status, p[2];
    siginfo_t info;
    CHECK(pipe(p) == 0);
    pid_t pid = make(0, &fd);
    if (pid == 0) _exit(21);
    CHECK(pid > 0 && waitid(P_PIDFD, (id_t)fd, &info, WEXITED) == 0 && info.si_status == 21 && close(fd) == 0);
    pid = make(CLONE_FILES | CLONE_FS, NULL);
    if (pid == 0) _exit(dup2(p[0], 200) == 200 && chdir("other") == 0 ? 0 : 1);
    reap(pid);
    CHECK(fcntl(200, F_GETFD) == 0 && close(200) == 0 && access("../other", X_OK) == 0 && chdir("..") == 0);
    pid = fork_peer();
    if (pid == 0) {  // its child becomes its sister
      pid_t sister = make(CLONE_PARENT, NULL);
      if (sister == 0) _exit(22);
      _exit(sister > 0 && write(p[1], &sister, sizeof sister) == sizeof sister ? 0 : 1);
    }
    reap(pid);
    CHECK(read(p[0], &pid, sizeof pid) == sizeof pid && waitpid(pid, &status, 0) == pid && WEXITSTATUS(status) == 22);
    CHECK(close(p[0]) == 0 && close(p[1]) == 0);
  }
  DONE();
}
