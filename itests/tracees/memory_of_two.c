// Shows: a process that shares all of its memory with another one is not moved, with a stay reason, and stays right.
// Run: stays
#include "tracee.h"
#include <sched.h>

static volatile int ball[128];
static char stack[65536] __attribute__((aligned(16)));

// The other process has the same errno, so it leaves that alone.
static int play(void *unused) {
  (void)unused;
  struct timespec little = {0, 500000};
  syscall(SYS_prctl, PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  for (int i = 0; i < rounds; i++) {
    while (__atomic_load_n(&ball[0], __ATOMIC_ACQUIRE) != i + 1) syscall(SYS_nanosleep, &little, NULL);
    __atomic_store_n(&ball[64], i + 1, __ATOMIC_RELEASE);
  }
  return 0;
}

int main(void) {
  pid_t peer = clone(play, stack + sizeof stack, CLONE_VM | SIGCHLD, NULL);
  CHECK(peer > 0);
  ROUNDS(i) {
    __atomic_store_n(&ball[0], i + 1, __ATOMIC_RELEASE);
    while (__atomic_load_n(&ball[64], __ATOMIC_ACQUIRE) != i + 1) pause_us(500);
  }
  reap(peer);
  DONE();
}
