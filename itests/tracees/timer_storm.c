// Shows: a timer faster than its handlers: signals and their overruns count its ticks, the program gets on with its work.
#include "tracee.h"

enum { TICK_NS = 20000 };
static timer_t timer;
static volatile int64_t calls, ticks;
static volatile int wrong;
static void on_tick(int s, siginfo_t *info, void *c) {
  (void)s, (void)c;
  if (info->si_code != SI_TIMER || info->si_overrun < 0 || timer_getoverrun(timer) < 0) wrong++;
  calls++, ticks += 1 + info->si_overrun;
}

int main(void) {
  sigset_t set;
  struct sigevent by_signal = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN + 2};
  struct itimerspec each = {{0, TICK_NS}, {0, TICK_NS}}, off = {0};
  CHECK(sigemptyset(&set) == 0 && sigaddset(&set, SIGRTMIN + 2) == 0);
  on_signal(SIGRTMIN + 2, on_tick, SA_RESTART);
  CHECK(timer_create(CLOCK_MONOTONIC, &by_signal, &timer) == 0);
  ROUNDS(i) {
    int64_t begin = now_ns(), calls_before = calls, ticks_before = ticks;
    CHECK(timer_settime(timer, 0, &each, NULL) == 0);
    for (int64_t give_up = begin + 20000000000LL; calls < calls_before + 5;) CHECK(now_ns() < give_up);
    CHECK(sigprocmask(SIG_BLOCK, &set, NULL) == 0 && timer_settime(timer, 0, &off, NULL) == 0);
    CHECK(timer_getoverrun(timer) == 0 && wrong == 0);
    int64_t expired = (now_ns() - begin) / TICK_NS;
    CHECK(ticks - ticks_before >= 5 && ticks - ticks_before <= expired);
    CHECK(sigprocmask(SIG_UNBLOCK, &set, NULL) == 0);
  }
  CHECK(timer_delete(timer) == 0);
  DONE();
}
