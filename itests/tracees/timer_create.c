// Shows: POSIX timers: value in the signal, interval, overrun, remaining time, deletion; a timer thread.
#include "tracee.h"

static volatile int ticks, wrong, calls;
static void on_tick(int s, siginfo_t *info, void *c) {
  (void)s, (void)c;
  if (info->si_code != SI_TIMER || info->si_value.sival_int != 4711) wrong++;
  ticks++;
}
static void on_thread(union sigval value) { __atomic_add_fetch(&calls, value.sival_int, __ATOMIC_SEQ_CST); }

int main(void) {
  on_signal(SIGRTMIN + 2, on_tick, SA_RESTART);
  struct sigevent by_signal = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN + 2};
  struct sigevent by_thread = {.sigev_notify = SIGEV_THREAD, .sigev_value.sival_int = 1};
  by_signal.sigev_value.sival_int = 4711;
  by_thread.sigev_notify_function = on_thread;
  timer_t signals, threads, once;
  CHECK(timer_create(CLOCK_MONOTONIC, &by_signal, &signals) == 0);
  CHECK(timer_create(CLOCK_MONOTONIC, &by_thread, &threads) == 0);
  struct itimerspec each = {{0, 20000000}, {0, 20000000}}, left, off = {0};
  int64_t begin = now_ns();
  CHECK(timer_settime(signals, 0, &each, NULL) == 0 && timer_settime(threads, 0, &each, NULL) == 0);
  ROUNDS(i) {
    CHECK(timer_gettime(signals, &left) == 0 && left.it_interval.tv_nsec == 20000000);
    CHECK(ticks <= (now_ns() - begin) / 20000000 && wrong == 0);
    CHECK(timer_create(CLOCK_REALTIME, &by_signal, &once) == 0 && timer_delete(once) == 0);
    REFUSED(timer_delete(once), EINVAL);
  }
  for (int64_t give_up = now_ns() + 10000000000LL; ticks < 3 || __atomic_load_n(&calls, __ATOMIC_SEQ_CST) < 3;)
    CHECK(now_ns() < give_up);
  CHECK(timer_settime(signals, 0, &off, NULL) == 0 && timer_getoverrun(signals) >= 0);
  CHECK(timer_delete(signals) == 0 && timer_delete(threads) == 0);
  DONE();
}
