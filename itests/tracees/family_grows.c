// Shows: a process that has shared memory gets a child in the middle, and that a child: all three meet in it at once.
#include "family.h"

enum { MEMBERS = 3, BYTES = 20000 };
struct shared {
  struct meeting meeting;
  unsigned char block[MEMBERS][BYTES];
};
static volatile sig_atomic_t told;

static void tell(int signal, siginfo_t *info, void *context) {
  (void)signal, (void)info, (void)context;
  told = 1;
}

static void work(struct shared *shared, int me, int i) {
  fill(shared->block[me], BYTES, (unsigned)(i + me));
  meet(&shared->meeting, MEMBERS);
  for (int k = 0; k < MEMBERS; k++) CHECK(holds(shared->block[k], BYTES, (unsigned)(i + k)));
  meet(&shared->meeting, MEMBERS);
}

// The next generation, which works until the end; it has the one after that.
static pid_t bear(struct shared *shared, int me, int first) {
  pid_t pid = fork_peer(), child = 0;
  if (pid > 0) return pid;
  if (me + 1 < MEMBERS) child = bear(shared, me + 1, first);
  for (int i = first; i < rounds; i++) work(shared, me, i);
  if (child > 0) reap(child);
  _exit(0);
}

int main(void) {
  struct shared *shared = share(sizeof *shared);
  int born = rounds / 5;
  pid_t child = 0;
  on_signal(SIGUSR1, tell, 0);
  fill(shared->block[0], BYTES, 99);
  ROUNDS(i) {
    if (i == born) {
      // Not at once: so it can be moved before its family is born, which with TRACEE_TOLD is when SIGUSR1 says so.
      while (getenv("TRACEE_TOLD") && !told) pause_us(pace_us);
      CHECK(holds(shared->block[0], BYTES, 99));
      child = bear(shared, 1, born);
    }
    if (i >= born) work(shared, 0, i);
  }
  reap(child);
  DONE();
}
