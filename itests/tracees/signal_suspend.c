// Shows: sigsuspend and pause wait for a signal from home and give the old mask back.
#include "tracee.h"

static volatile int hits;
static void on_hit(int s, siginfo_t *i, void *c) { (void)s, (void)i, (void)c, hits++; }

int main(void) {
  int to[2];
  sigset_t block, none, now;
  sigemptyset(&none), sigemptyset(&block), sigaddset(&block, SIGUSR1);
  CHECK(pipe(to) == 0 && sigprocmask(SIG_BLOCK, &block, NULL) == 0);
  on_signal(SIGUSR1, on_hit, SA_RESTART);
  pid_t peer = fork_peer();
  if (peer == 0) {
    char c;
    close(to[1]);
    while (read(to[0], &c, 1) == 1) pause_us(c == 's' ? 1000 : 0), kill(getppid(), SIGUSR1);
    _exit(0);
  }
  ROUNDS(i) {
    write_all(to[1], i % 2 ? "s" : "f", 1);
    CHECK(hits == i);
    REFUSED(sigsuspend(&none), EINTR);
    CHECK(hits == i + 1 && sigprocmask(SIG_BLOCK, NULL, &now) == 0 && sigismember(&now, SIGUSR1));
  }
  close(to[1]);
  reap(peer);
  DONE();
}
