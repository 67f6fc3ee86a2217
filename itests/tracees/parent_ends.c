// Shows: a process that asked for it (PR_SET_PDEATHSIG) is told when its parent at home ends, and has another one then.
#include "tracee.h"

static volatile int told;
static void on_end(int s, siginfo_t *i, void *c) { (void)s, (void)i, (void)c, told++; }

int main(void) {
  int held[2], wanted;
  char c;
  // The process that is watched is the first one; the child moves its place: it becomes the parent that ends.
  CHECK(pipe(held) == 0);
  on_signal(SIGRTMIN + 5, on_end, SA_RESTART);
  ROUNDS(i) {
    pid_t pid = fork_peer();
    if (pid == 0) {  // plays the middle one: its child asks, then it ends
      int asked[2];
      CHECK(pipe(asked) == 0);
      if (fork() == 0) {
        CHECK(prctl(PR_SET_PDEATHSIG, SIGRTMIN + 5) == 0 && prctl(PR_GET_PDEATHSIG, &wanted) == 0);
        CHECK(wanted == SIGRTMIN + 5 && write(asked[1], "a", 1) == 1);
        for (int64_t end = now_ns() + 10000000000LL; told == 0;) CHECK(now_ns() < end);
        CHECK(write(held[1], "t", 1) == 1);
        _exit(0);
      }
      read_all(asked[0], &c, 1);
      _exit(0);
    }
    reap(pid);
    read_all(held[0], &c, 1);
  }
  DONE();
}
