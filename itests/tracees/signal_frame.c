// Shows: a handler sees the interrupted registers, vector registers too, and what it changes in its frame takes effect.
#include "tracee.h"
#include <ucontext.h>

static volatile int runs;
static void on_usr(int s, siginfo_t *i, void *context) {
  (void)s, (void)i;
  ucontext_t *frame = context;
  frame->uc_mcontext.gregs[REG_R12] += 5;
  frame->uc_mcontext.fpregs->_xmm[7].element[0] ^= 0xff;
  frame->uc_mcontext.fpregs->mxcsr |= 0x8000;
  sigaddset(&frame->uc_sigmask, SIGUSR2);
  pause_us(3000);  // moved in here now and then
  runs++;
}

int main(void) {
  sigset_t mask, none;
  on_signal(SIGUSR1, on_usr, 0);
  sigemptyset(&none);
  ROUNDS(i) {
    register uint64_t r12 __asm__("r12") = 1000 + i;
    uint32_t xmm[4] = {0x1234 + i, 2, 3, 4}, after[4], mxcsr = 0x1f80;
    long pid = getpid(), tid = syscall(SYS_gettid), result = SYS_tgkill;
    __asm__ volatile(
        "ldmxcsr %3\n movdqu %4, %%xmm7\n syscall\n movdqu %%xmm7, %2\n stmxcsr %3\n"
        : "+a"(result), "+r"(r12), "=m"(after), "+m"(mxcsr)
        : "m"(xmm), "D"(pid), "S"(tid), "d"((long)SIGUSR1)
        : "rcx", "r11", "xmm7", "memory");
    CHECK(result == 0 && runs == i + 1 && r12 == 1005u + i);
    CHECK(after[0] == (xmm[0] ^ 0xff) && after[1] == 2 && after[3] == 4 && mxcsr == 0x9f80);
    mxcsr = 0x1f80;
    __asm__ volatile("ldmxcsr %0" : : "m"(mxcsr));
    CHECK(sigprocmask(SIG_SETMASK, &none, &mask) == 0 && sigismember(&mask, SIGUSR2) && !sigismember(&mask, SIGUSR1));
  }
  DONE();
}
