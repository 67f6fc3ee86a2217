// Shows: children whose end is ignored (SIG_IGN, SA_NOCLDWAIT) leave nothing to wait for; SA_NOCLDSTOP hides stops.
#include "tracee.h"

static volatile int told;
static void on_child(int s, siginfo_t *i, void *c) { (void)s, (void)c, told += i->si_code != CLD_EXITED ? 100 : 1; }

int main(void) {
  int p[2];
  char c;
  ROUNDS(i) {
    struct sigaction ignore = {.sa_handler = i % 2 ? SIG_IGN : SIG_DFL, .sa_flags = i % 2 ? 0 : SA_NOCLDWAIT};
    CHECK(sigaction(SIGCHLD, &ignore, NULL) == 0 && pipe(p) == 0);
    pid_t pid = fork();
    if (pid == 0) _exit(3);
    CHECK(pid > 0 && close(p[1]) == 0 && read(p[0], &c, 1) == 0 && close(p[0]) == 0);
    REFUSED(waitpid(pid, NULL, 0), ECHILD);
    on_signal(SIGCHLD, on_child, SA_NOCLDSTOP | SA_RESTART);
    told = 0;
    CHECK((pid = fork_peer()) >= 0);
    if (pid == 0) {
      raise(SIGSTOP);
      _exit(0);
    }
    int status;
    CHECK(waitpid(pid, &status, WUNTRACED) == pid && WIFSTOPPED(status) && told == 0);
    CHECK(kill(pid, SIGCONT) == 0);
    reap(pid);
    for (int64_t end = now_ns() + 10000000000LL; told == 0;) CHECK(now_ns() < end);
    CHECK(told == 1);
  }
  DONE();
}
