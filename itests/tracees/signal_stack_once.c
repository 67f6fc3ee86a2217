// Shows: a signal stack that disarms itself (SS_AUTODISARM) is off in the handler and as it was afterwards.
#include "tracee.h"
#ifndef SS_AUTODISARM
#define SS_AUTODISARM (1U << 31)
#endif

static char *mine;
static size_t size = 65536;
static volatile int runs;
static void on_usr(int s, siginfo_t *i, void *c) {
  (void)s, (void)i, (void)c;
  stack_t now;
  char here;
  CHECK(&here > mine && &here < mine + size);
  pause_us(3000);  // moved in here now and then
  CHECK(sigaltstack(NULL, &now) == 0 && now.ss_flags == SS_DISABLE);
  runs++;
}

int main(void) {
  CHECK((mine = malloc(size)) != NULL);
  stack_t stack = {.ss_sp = mine, .ss_size = size, .ss_flags = (int)SS_AUTODISARM}, now;
  CHECK(sigaltstack(&stack, NULL) == 0);
  on_signal(SIGUSR1, on_usr, SA_ONSTACK);
  ROUNDS(i) {
    CHECK(raise(SIGUSR1) == 0 && runs == i + 1);
    CHECK(sigaltstack(NULL, &now) == 0 && now.ss_sp == mine && now.ss_size == size);
    CHECK((unsigned)now.ss_flags == SS_AUTODISARM);
  }
  DONE();
}
