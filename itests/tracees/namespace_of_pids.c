// Shows: a process inside a pid namespace is moved with the number that it has there, and its children have theirs.
#include "tracee.h"
#include <sched.h>

static void inside(void) {
  CHECK(getpid() == 3 && getppid() == 1 && syscall(SYS_gettid) == 3);
  ROUNDS(i) {
    CHECK(getpid() == 3 && getppid() == 1 && kill(1, 0) == 0);
    pid_t pid = fork_peer();
    if (pid == 0) _exit(getppid() == 3 ? 0 : 1);
    CHECK(pid == 4 + i);
    reap(pid);
  }
  puts("EXIT-SUCCESS");
}

int main(void) {
  CHECK(unshare(CLONE_NEWPID) == 0);
  pid_t init = fork();
  if (init == 0) {
    CHECK(prctl(PR_SET_PDEATHSIG, SIGKILL) == 0);
    pid_t other = fork();
    if (other == 0) _exit(0);
    reap(other);
    pid_t pid = fork();
    if (pid == 0) inside(), fflush(stdout), _exit(0);
    reap(pid);
    _exit(0);
  }
  reap(init);
  return 0;
}
