// Shows: a child that may only read shared memory waits in it, sees what its parent writes, and faults if it writes.
#include "family.h"
#include <setjmp.h>

struct shared {
  uint32_t asked;
  unsigned char block[20000];
};
static struct shared *shared;
static sigjmp_buf back;

static void on_fault(int s, siginfo_t *info, void *c) {
  (void)s, (void)c;
  siglongjmp(back, info->si_code == SEGV_ACCERR && info->si_addr == shared->block ? 1 : 2);
}

static void serve(int out) {
  on_signal(SIGSEGV, on_fault, 0);
  CHECK(mprotect(shared, sizeof *shared, PROT_READ) == 0);
  write_all(out, "r", 1);
  for (int i = 0; i < rounds; i++) {
    await_word(&shared->asked, (uint32_t)i + 1);
    CHECK(holds(shared->block, sizeof shared->block, (unsigned)i));
    int fault = sigsetjmp(back, 1);
    if (fault == 0) *(volatile unsigned char *)shared->block = 1;
    CHECK(fault == 1 && shared->block[0] == pattern_at((unsigned)i, 0));
    write_all(out, "a", 1);
  }
  _exit(0);
}

int main(void) {
  int answers[2];
  char c;
  shared = share(sizeof *shared);
  CHECK(pipe(answers) == 0);
  pid_t child = fork_peer();
  if (child == 0) serve(answers[1]);
  read_all(answers[0], &c, 1);
  ROUNDS(i) {
    fill(shared->block, sizeof shared->block, (unsigned)i);
    set_word(&shared->asked, (uint32_t)i + 1);
    read_all(answers[0], &c, 1);
    CHECK(c == 'a');
  }
  reap(child);
  DONE();
}
