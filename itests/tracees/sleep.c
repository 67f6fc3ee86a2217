// Shows: sleeps last at least as long as asked, absolute ones end at their time, interrupted ones say what is left.
#include "tracee.h"

static void on_alarm(int s, siginfo_t *i, void *c) { (void)s, (void)i, (void)c; }

int main(void) {
  on_signal(SIGALRM, on_alarm, SA_RESTART);
  ROUNDS(i) {
    int64_t before = now_ns();
    CHECK(usleep(3000) == 0 && now_ns() - before >= 3000000);
    before = now_ns();
    struct timespec until = {(before + 4000000) / 1000000000, (before + 4000000) % 1000000000}, left = {9, 9};
    CHECK(clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) == 0 && now_ns() >= before + 4000000);
    CHECK(clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) == 0);  // in the past
    struct timespec wrong = {0, 2000000000}, long_time = {30, 0};
    REFUSED(nanosleep(&wrong, NULL), EINVAL);
    if (i % 10) continue;
    ualarm(2000, 50000);  // again and again: the first may have come before the sleep began
    before = now_ns();
    REFUSED(nanosleep(&long_time, &left), EINTR);
    int64_t slept = now_ns() - before, rest = left.tv_sec * 1000000000LL + left.tv_nsec;
    ualarm(0, 0);
    // The alarm may have been set a while before, so only the sum is sure.
    CHECK(rest < 30000000000LL && rest + slept >= 30000000000LL);
  }
  DONE();
}
