// Shows: blocked signals wait, are seen by sigpending, and come when they are let in, each once.
#include "tracee.h"

static volatile int hits;
static void on_hit(int s, siginfo_t *i, void *c) { (void)s, (void)i, (void)c, hits++; }

int main(void) {
  sigset_t block, pending, old;
  sigemptyset(&block), sigaddset(&block, SIGUSR1), sigaddset(&block, SIGTERM);
  on_signal(SIGUSR1, on_hit, 0);
  on_signal(SIGTERM, on_hit, 0);
  ROUNDS(i) {
    CHECK(sigprocmask(SIG_BLOCK, &block, &old) == 0 && !sigismember(&old, SIGUSR1));
    CHECK(kill(getpid(), SIGUSR1) == 0 && kill(getpid(), SIGUSR1) == 0 && raise(SIGTERM) == 0);
    pause_us(pace_us / 2);
    CHECK(hits == 2 * i && sigpending(&pending) == 0);
    CHECK(sigismember(&pending, SIGUSR1) && sigismember(&pending, SIGTERM) && !sigismember(&pending, SIGUSR2));
    CHECK(sigprocmask(SIG_SETMASK, &old, &pending) == 0 && sigismember(&pending, SIGTERM));
    CHECK(hits == 2 * i + 2 && sigpending(&pending) == 0 && !sigismember(&pending, SIGUSR1));
  }
  DONE();
}
