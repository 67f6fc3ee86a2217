// Shows: process groups: made, joined, signalled as a whole; the moved process is in the group it should be.
#include "tracee.h"

static volatile int got;
static void on_usr(int s, siginfo_t *i, void *c) { (void)s, (void)i, (void)c, got++; }

static pid_t member(pid_t group) {
  pid_t pid = fork_peer();
  if (pid == 0)
    for (;;) pause();
  CHECK(setpgid(pid, group) == 0);
  return pid;
}

int main(void) {
  int status;
  CHECK(getpgrp() == getpid() || setpgid(0, 0) == 0);
  pid_t mine = getpgrp(), session = getsid(0);
  ROUNDS(i) {
    CHECK(getpgrp() == mine && getpgid(0) == mine && getsid(0) == session);
    CHECK(signal(SIGUSR1, SIG_DFL) != SIG_ERR);  // the members die of it
    pid_t first = member(0), second = member(first), own = member(mine);
    CHECK(getpgid(first) == first && getpgid(second) == first && getpgid(own) == mine && getsid(own) == session);
    CHECK(kill(-first, SIGTERM) == 0 && waitpid(-first, &status, 0) > 0 && waitpid(-first, &status, 0) > 0);
    CHECK(WTERMSIG(status) == SIGTERM);
    REFUSED(waitpid(-first, &status, 0), ECHILD);
    REFUSED(kill(-first, 0), ESRCH);
    got = 0;
    on_signal(SIGUSR1, on_usr, SA_RESTART);
    CHECK(kill(0, SIGUSR1) == 0 && got == 1);
    CHECK(waitpid(own, &status, 0) == own && WTERMSIG(status) == SIGUSR1);
    REFUSED(setpgid(0, 999999), EPERM);
  }
  DONE();
}
