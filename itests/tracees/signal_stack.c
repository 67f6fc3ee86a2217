// Shows: the alternate signal stack is used, stays set, and saves a thread whose own stack overflowed.
#include "tracee.h"
#include <setjmp.h>

static char *alternate;
static size_t alternate_bytes = 65536;
static sigjmp_buf back;
static volatile int on_it;
static void on_hit(int s, siginfo_t *info, void *c) {
  (void)c;
  char here;
  stack_t now;
  CHECK(sigaltstack(NULL, &now) == 0 && (now.ss_flags & SS_ONSTACK));
  on_it += &here >= alternate && &here < alternate + alternate_bytes;
  if (s == SIGSEGV) CHECK(info->si_addr), siglongjmp(back, 1);
}
static int __attribute__((noinline)) overflow(int n) {
  volatile char frame[8192];
  frame[0] = (char)n;
  return n < 0 ? 0 : overflow(n + 1) + frame[0];
}

static void *run(void *unused) {
  alternate = mmap(NULL, alternate_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  stack_t stack = {.ss_sp = alternate, .ss_size = alternate_bytes}, now;
  CHECK(alternate != MAP_FAILED && sigaltstack(&stack, NULL) == 0);
  ROUNDS(i) {
    int before = on_it;
    CHECK(raise(SIGUSR1) == 0 && on_it == before + 1);
    if (sigsetjmp(back, 1) == 0) overflow(0);
    CHECK(on_it == before + 2);
    CHECK(sigaltstack(NULL, &now) == 0 && now.ss_sp == alternate && now.ss_size == alternate_bytes && !now.ss_flags);
  }
  return unused;
}

int main(void) {
  on_signal(SIGUSR1, on_hit, SA_ONSTACK);
  on_signal(SIGSEGV, on_hit, SA_ONSTACK);
  pthread_t thread;
  pthread_attr_t small;
  CHECK(pthread_attr_init(&small) == 0 && pthread_attr_setstacksize(&small, 128 * 1024) == 0);
  CHECK(pthread_create(&thread, &small, run, NULL) == 0 && pthread_join(thread, NULL) == 0);
  DONE();
}
