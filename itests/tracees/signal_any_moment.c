// Shows: a signal breaks off a call that waits, at whatever moment of the call it comes: at its very beginning too.
#include "tracee.h"
#include <setjmp.h>

enum { EACH = 20 };
static sigjmp_buf out;
static void leave(int s, siginfo_t *info, void *c) {
  (void)s, (void)info, (void)c;
  siglongjmp(out, 1);
}

// Each byte is answered with a signal, up to 400 us later.
static void send_signals(int orders, pid_t to) {
  unsigned seed = 1;
  for (char order; read(orders, &order, 1) == 1;) {
    seed = seed * 1664525 + 1013904223;
    int64_t end = now_ns() + (seed >> 8) % 400000;
    while (now_ns() < end) continue;
    CHECK(kill(to, SIGUSR1) == 0);
  }
  _exit(0);
}

int main(void) {
  int orders[2], never[2];
  pid_t own = getpid();
  CHECK(pipe(orders) == 0 && pipe(never) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    CHECK(close(orders[1]) == 0);
    send_signals(orders[0], own);
  }
  on_signal(SIGUSR1, leave, 0);
  ROUNDS(i) for (volatile int k = 0; k < EACH; k++) {
    char byte;
    if (sigsetjmp(out, 1) == 0) {
      CHECK(write(orders[1], "x", 1) == 1);
      CHECK(read(never[0], &byte, 1) == 0 && !"it was not broken off");
    }
  }
  CHECK(close(orders[1]) == 0);
  reap(peer);
  DONE();
}
