// Shows: the actions of all signals, handler, flags and mask, stay what they are, and change when they are changed.
#include "tracee.h"

static void on_one(int s, siginfo_t *i, void *c) { (void)s, (void)i, (void)c; }
enum { RESTORER = 0x04000000 };  // the C library's own
static int settable(int s) { return s != SIGKILL && s != SIGSTOP && s != 32 && s != 33; }

int main(void) {
  struct sigaction old;
  int flags[] = {SA_SIGINFO, SA_SIGINFO | SA_RESTART, SA_SIGINFO | SA_NODEFER | SA_ONSTACK, SA_SIGINFO | SA_RESETHAND};
  for (int s = 1; s <= 64; s++) {
    if (!settable(s)) continue;
    struct sigaction action = {.sa_sigaction = on_one, .sa_flags = flags[s % 4]};
    sigemptyset(&action.sa_mask), sigaddset(&action.sa_mask, 1 + (s + 3) % 64);
    if (s % 7 == 3) action.sa_handler = SIG_IGN, action.sa_flags &= ~SA_SIGINFO;
    CHECK(sigaction(s, &action, NULL) == 0);
  }
  ROUNDS(i) {
    for (int s = 1; s <= 64; s++) {
      if (!settable(s)) continue;
      int expected = s % 7 == 3 ? flags[s % 4] & ~SA_SIGINFO : flags[s % 4];
      CHECK(sigaction(s, NULL, &old) == 0 && (old.sa_flags & ~RESTORER) == expected);
      CHECK(s % 7 == 3 ? old.sa_handler == SIG_IGN : old.sa_sigaction == on_one);
      int masked = 1 + (s + 3) % 64;
      CHECK(!settable(masked) || sigismember(&old.sa_mask, masked));
    }
    struct sigaction other = {.sa_handler = i % 2 ? SIG_DFL : SIG_IGN}, back;
    CHECK(sigaction(SIGWINCH, &other, &old) == 0 && sigaction(SIGWINCH, &old, &back) == 0);
    CHECK(back.sa_handler == other.sa_handler);
    REFUSED(sigaction(SIGKILL, &other, NULL), EINVAL);
  }
  DONE();
}
