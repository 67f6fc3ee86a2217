// Shows: contexts that a program switches between by itself (makecontext, swapcontext) keep their stacks and masks.
#include "tracee.h"
#include <ucontext.h>

enum { COUNT = 4, STACK = 65536 };
static ucontext_t back, contexts[COUNT];
static int64_t sums[COUNT];

static void runs(int me) {
  int64_t own = 0;
  char mark[256];
  for (int turn = 0;; turn++) {
    memset(mark, me + turn, sizeof mark);
    own += turn * (me + 1);
    swapcontext(&contexts[me], &back);
    for (size_t k = 0; k < sizeof mark; k++) CHECK(mark[k] == (char)(me + turn));
    sums[me] = own;
  }
}

static void make(int k) {
  CHECK(getcontext(&contexts[k]) == 0);
  contexts[k].uc_stack.ss_sp = mmap(NULL, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  contexts[k].uc_stack.ss_size = STACK;
  sigaddset(&contexts[k].uc_sigmask, SIGRTMIN + k);
  makecontext(&contexts[k], (void (*)(void))runs, 1, k);
}

int main(void) {
  for (int k = 0; k < COUNT; k++) make(k);
  int64_t expected = 0;
  ROUNDS(i) {
    for (int k = 0; k < COUNT; k++) {
      CHECK(swapcontext(&back, &contexts[k]) == 0);
      CHECK(i == 0 || sums[k] == expected * (k + 1));
    }
    expected += i;
  }
  DONE();
}
