// Shows: handlers interrupted by handlers, masks inside them, SA_NODEFER and SA_RESETHAND.
#include "tracee.h"

static volatile int depth, deepest, order[8], entries;
static void on_outer(int s, siginfo_t *i, void *c) {
  (void)s, (void)i, (void)c;
  order[entries++] = 1;
  sigset_t now;
  CHECK(sigprocmask(SIG_BLOCK, NULL, &now) == 0 && sigismember(&now, SIGUSR1) && sigismember(&now, SIGHUP));
  raise(SIGHUP);   // blocked by the mask of this handler: comes after it
  raise(SIGUSR2);  // comes at once
  spin(50);
  order[entries++] = 3;
}
static void on_inner(int s, siginfo_t *i, void *c) { (void)i, (void)c, order[entries++] = s == SIGHUP ? 4 : 2; }
static void on_deep(int s, siginfo_t *i, void *c) {
  (void)s, (void)i, (void)c;
  if (++depth > deepest) deepest = depth;
  if (depth < 5) raise(SIGRTMIN + 3);
  depth--;
}

int main(void) {
  struct sigaction outer = {.sa_sigaction = on_outer, .sa_flags = SA_SIGINFO}, old;
  sigaddset(&outer.sa_mask, SIGHUP);
  CHECK(sigaction(SIGUSR1, &outer, NULL) == 0);
  on_signal(SIGUSR2, on_inner, 0);
  on_signal(SIGHUP, on_inner, 0);
  on_signal(SIGRTMIN + 3, on_deep, SA_NODEFER);
  ROUNDS(i) {
    entries = deepest = 0;
    CHECK(raise(SIGUSR1) == 0 && entries == 4);
    for (int k = 0; k < 4; k++) CHECK(order[k] == k + 1);
    CHECK(raise(SIGRTMIN + 3) == 0 && deepest == 5 && depth == 0);
    on_signal(SIGWINCH, on_inner, SA_RESETHAND);
    CHECK(raise(SIGWINCH) == 0 && entries == 5);
    CHECK(sigaction(SIGWINCH, NULL, &old) == 0 && old.sa_handler == SIG_DFL);
  }
  DONE();
}
