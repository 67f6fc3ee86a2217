// Shows: POSIX timers for one thread, timers that tell nobody, absolute ones, and the count of ticks that were missed.
#include "tracee.h"
#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

static volatile int here, elsewhere, overrun;
static pid_t wanted;
static void on_tick(int s, siginfo_t *info, void *c) {
  (void)s, (void)c;
  syscall(SYS_gettid) == wanted ? here++ : elsewhere++;
  overrun += info->si_overrun;
}
static void *waits(void *to) {
  __atomic_store_n(&wanted, (pid_t)syscall(SYS_gettid), __ATOMIC_SEQ_CST);
  char c;
  ssize_t n;
  while ((n = read(*(int *)to, &c, 1)) == -1) CHECK(errno == EINTR);
  return NULL;
}

int main(void) {
  int end[2];
  pthread_t thread;
  timer_t mine, silent;
  sigset_t set;
  on_signal(SIGRTMIN + 4, on_tick, 0);
  CHECK(pipe(end) == 0 && pthread_create(&thread, NULL, waits, end) == 0);
  while (__atomic_load_n(&wanted, __ATOMIC_SEQ_CST) == 0) sched_yield();
  struct sigevent to_thread = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGRTMIN + 4};
  struct sigevent none = {.sigev_notify = SIGEV_NONE};
  to_thread.sigev_notify_thread_id = wanted;
  CHECK(timer_create(CLOCK_MONOTONIC, &to_thread, &mine) == 0 && timer_create(CLOCK_REALTIME, &none, &silent) == 0);
  struct itimerspec each = {{0, 5000000}, {0, 5000000}}, hour = {{0, 0}, {3600, 0}}, left, at = {{0, 0}, {0, 0}};
  CHECK(timer_settime(mine, 0, &each, NULL) == 0 && timer_settime(silent, 0, &hour, NULL) == 0);
  sigemptyset(&set), sigaddset(&set, SIGRTMIN + 4);
  ROUNDS(i) {
    int before = here;
    CHECK(timer_gettime(silent, &left) == 0 && left.it_value.tv_sec > 3400 && left.it_value.tv_sec < 3600);
    for (int64_t give_up = now_ns() + 10000000000LL; here == before;) CHECK(now_ns() < give_up);
    CHECK(elsewhere == 0 && timer_getoverrun(mine) >= 0);
  }
  CHECK(clock_gettime(CLOCK_REALTIME, &at.it_value) == 0 && timer_settime(silent, TIMER_ABSTIME, &at, NULL) == 0);
  CHECK(timer_gettime(silent, &left) == 0 && left.it_value.tv_sec == 0 && left.it_value.tv_nsec == 0);
  CHECK(timer_delete(mine) == 0 && timer_delete(silent) == 0 && write(end[1], "e", 1) == 1);
  CHECK(pthread_join(thread, NULL) == 0 && elsewhere == 0 && overrun >= 0);
  DONE();
}
