// Shows: faults of the CPU reach the handler with their code: division, illegal instruction, trap.
#include "tracee.h"
#include <setjmp.h>

static sigjmp_buf back;
static volatile int got_signal, got_code;
static void on_fault(int s, siginfo_t *info, void *c) {
  (void)c;
  got_signal = s, got_code = info->si_code;
  siglongjmp(back, 1);
}

int main(void) {
  static const int signals[] = {SIGFPE, SIGILL, SIGTRAP};
  for (int k = 0; k < 3; k++) on_signal(signals[k], on_fault, 0);
  volatile int zero = 0, one = 1;
  ROUNDS(i) {
    if (sigsetjmp(back, 1) == 0) one = one / zero;
    CHECK(got_signal == SIGFPE && got_code == FPE_INTDIV);
    if (sigsetjmp(back, 1) == 0) __asm__ volatile("ud2");
    CHECK(got_signal == SIGILL && got_code == ILL_ILLOPN);
    if (sigsetjmp(back, 1) == 0) __asm__ volatile("int3");
    CHECK(got_signal == SIGTRAP && got_code == SI_KERNEL);
  }
  DONE();
}
