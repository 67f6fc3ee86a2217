// Shows: raise, kill and tgkill to itself run the handler before they return; siglongjmp out of it is fine.
#include "tracee.h"
#include <setjmp.h>

static sigjmp_buf back;
static volatile int hits, code, jump;
static void on_hit(int s, siginfo_t *info, void *c) {
  (void)s, (void)c;
  hits++;
  code = info->si_code;
  if (info->si_pid != getpid()) hits += 1000;
  if (jump) siglongjmp(back, 1);
}

int main(void) {
  on_signal(SIGUSR1, on_hit, 0);
  ROUNDS(i) {
    hits = 0;
    CHECK(raise(SIGUSR1) == 0 && hits == 1 && code == SI_TKILL);
    CHECK(kill(getpid(), SIGUSR1) == 0 && hits == 2 && code == SI_USER);
    CHECK(syscall(SYS_tgkill, getpid(), gettid(), SIGUSR1) == 0 && hits == 3 && code == SI_TKILL);
    CHECK(pthread_kill(pthread_self(), SIGUSR1) == 0 && hits == 4);
    CHECK(sigqueue(getpid(), SIGUSR1, (union sigval){0}) == 0 && hits == 5 && code == SI_QUEUE);
    jump = 1;
    if (sigsetjmp(back, 1) == 0) raise(SIGUSR1), CHECK(!"came back");
    jump = 0;
    sigset_t now;
    CHECK(hits == 6 && sigprocmask(SIG_BLOCK, NULL, &now) == 0 && !sigismember(&now, SIGUSR1));
    REFUSED(syscall(SYS_tgkill, getpid(), gettid(), 65), EINVAL);
    CHECK(kill(getpid(), 0) == 0);
  }
  DONE();
}
