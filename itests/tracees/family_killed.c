// Shows: one that shares memory is killed or dies of a fault in every round: what it wrote stays, the others go on.
#include "family.h"
#include <sys/resource.h>

struct shared {
  struct meeting meeting;
  uint32_t here, fault, written[2];
  unsigned char block[10000];
};

// Writes, says so, and waits for its end or makes it itself.
static pid_t victim(struct shared *shared, int i) {
  pid_t pid = fork_peer();
  if (pid > 0) return pid;
  fill(shared->block, sizeof shared->block, (unsigned)i + 9);
  set_word(&shared->here, (uint32_t)i + 1);
  if (i % 2) *(volatile int *)(uintptr_t)shared->fault = 1;
  for (;;) await_other_than(&shared->here, (uint32_t)i + 1);
}

int main(void) {
  struct shared *shared = share(sizeof *shared);
  struct rlimit none = {0, 0};
  CHECK(setrlimit(RLIMIT_CORE, &none) == 0);
  shared->fault = 16;
  pid_t child = fork_peer();
  for (int i = 0; child == 0 && i < rounds; i++) {
    meet(&shared->meeting, 2);
    CHECK(holds(shared->block, sizeof shared->block, (unsigned)i + 9));
    shared->written[1]++;
    meet(&shared->meeting, 2);
  }
  if (child == 0) _exit(0);
  ROUNDS(i) {
    int status;
    pid_t pid = victim(shared, i);
    await_word(&shared->here, (uint32_t)i + 1);
    if (i % 2 == 0) CHECK(kill(pid, SIGKILL) == 0);
    CHECK(waitpid(pid, &status, 0) == pid && WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == (i % 2 ? SIGSEGV : SIGKILL));
    shared->written[0]++;
    meet(&shared->meeting, 2), meet(&shared->meeting, 2);
    CHECK(shared->written[0] == (uint32_t)i + 1 && shared->written[1] == (uint32_t)i + 1);
  }
  reap(child);
  DONE();
}
