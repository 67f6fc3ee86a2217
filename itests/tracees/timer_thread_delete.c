// Shows: a SIGEV_THREAD timer that is deleted while it fires: its signal kills nobody.
#include "tracee.h"

static volatile int calls;
static void on_thread(union sigval value) { __atomic_add_fetch(&calls, value.sival_int, __ATOMIC_SEQ_CST); }

int main(void) {
  struct sigevent by_thread = {.sigev_notify = SIGEV_THREAD, .sigev_value.sival_int = 1};
  by_thread.sigev_notify_function = on_thread;
  struct itimerspec each = {{0, 1000000}, {0, 1000000}};
  ROUNDS(i) {
    timer_t timer;
    int before = __atomic_load_n(&calls, __ATOMIC_SEQ_CST);
    CHECK(timer_create(CLOCK_MONOTONIC, &by_thread, &timer) == 0 && timer_settime(timer, 0, &each, NULL) == 0);
    for (int64_t give_up = now_ns() + 10000000000LL; __atomic_load_n(&calls, __ATOMIC_SEQ_CST) == before;)
      CHECK(now_ns() < give_up);
    CHECK(timer_delete(timer) == 0);
    REFUSED(timer_delete(timer), EINVAL);
  }
  DONE();
}
