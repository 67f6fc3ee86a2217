// Shows: alarm and the interval timer of real time fire, not too early, and say what is left.
#include "tracee.h"
#include <sys/time.h>

static volatile int alarms;
static void on_alarm(int s, siginfo_t *i, void *c) { (void)s, (void)i, (void)c, alarms++; }

int main(void) {
  on_signal(SIGALRM, on_alarm, SA_RESTART);
  ROUNDS(i) {
    int before = alarms;
    int64_t begin = now_ns();
    struct itimerval soon = {{0, 0}, {0, 3000}}, left;
    CHECK(setitimer(ITIMER_REAL, &soon, NULL) == 0);
    while (alarms == before) pause_us(500);
    CHECK(alarms == before + 1 && now_ns() - begin >= 3000000);
    CHECK(getitimer(ITIMER_REAL, &left) == 0 && left.it_value.tv_sec == 0 && left.it_value.tv_usec == 0);
    CHECK(alarm(100) == 0);
    unsigned rest = alarm(0);
    CHECK(rest >= 90 && rest <= 100);
  }
  DONE();
}
