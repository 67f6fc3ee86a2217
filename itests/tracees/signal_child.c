// Shows: children that end at home while the parent is away: SIGCHLD with pid and status, wait, nothing left.
#include "tracee.h"

enum { CHILDREN = 8 };
static pid_t child[CHILDREN];
static volatile sig_atomic_t signals;
static void on_child(int s, siginfo_t *info, void *c) { (void)s, (void)c, signals += info->si_signo == SIGCHLD; }

int main(void) {
  on_signal(SIGCHLD, on_child, SA_RESTART | SA_NOCLDSTOP);
  for (int k = 0; k < CHILDREN; k++) {
    if ((child[k] = fork_peer()) != 0) continue;
    pause_us((long)rounds * pace_us * (k + 1) / (CHILDREN + 2));
    if (k % 4 == 3) signal(SIGTERM, SIG_DFL), raise(SIGTERM);
    _exit(10 + k);
  }
  ROUNDS(i) {
  }
  for (int k = 0; k < CHILDREN; k++) {
    siginfo_t info;
    int status, rc;
    while ((rc = waitid(P_PID, (id_t)child[k], &info, WEXITED | WNOWAIT)) == -1) CHECK(errno == EINTR);
    CHECK(info.si_pid == child[k] && info.si_status == (k % 4 == 3 ? SIGTERM : 10 + k));
    CHECK(info.si_code == (k % 4 == 3 ? CLD_KILLED : CLD_EXITED));
    CHECK(waitpid(child[k], &status, 0) == child[k]);
    CHECK(k % 4 == 3 ? WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM : WEXITSTATUS(status) == 10 + k);
  }
  CHECK(signals >= 1 && signals <= CHILDREN);
  REFUSED(wait(NULL), ECHILD);
  DONE();
}
