// Shows: the interval timers of CPU time fire while the program computes.
// Run: may-stay
#include "tracee.h"
#include <sys/time.h>

static volatile int virtuals, profs;
static void on_timer(int s, siginfo_t *i, void *c) { (void)i, (void)c, *(s == SIGVTALRM ? &virtuals : &profs) += 1; }

int main(void) {
  on_signal(SIGVTALRM, on_timer, SA_RESTART);
  on_signal(SIGPROF, on_timer, SA_RESTART);
  struct itimerval each = {{0, 4000}, {0, 4000}}, left, off = {0};
  CHECK(setitimer(ITIMER_VIRTUAL, &each, NULL) == 0 && setitimer(ITIMER_PROF, &each, NULL) == 0);
  ROUNDS(i) {
    int before = virtuals;
    if (i % 10) continue;
    for (int64_t give_up = now_ns() + 20000000000LL; virtuals == before;) CHECK(now_ns() < give_up);
  }
  for (int64_t give_up = now_ns() + 20000000000LL; virtuals < 2 || profs < 2;) CHECK(now_ns() < give_up);
  CHECK(setitimer(ITIMER_VIRTUAL, &off, &left) == 0 && left.it_interval.tv_usec == 4000);
  CHECK(setitimer(ITIMER_PROF, &off, NULL) == 0);
  DONE();
}
