// Shows: an alarm set before a move goes off during or after it, once, at its time.
#include "tracee.h"

static volatile int alarms;
static void on_alarm(int s, siginfo_t *i, void *c) { (void)s, (void)i, (void)c, alarms++; }

int main(void) {
  on_signal(SIGALRM, on_alarm, SA_RESTART);
  int64_t begin = now_ns();
  alarm(1);
  ROUNDS(i) CHECK(alarms == 0 || now_ns() - begin >= 1000000000);
  for (int64_t give_up = now_ns() + 10000000000LL; !alarms;) CHECK(now_ns() < give_up);
  CHECK(now_ns() - begin >= 1000000000);
  pause_us(50000);
  CHECK(alarms == 1 && alarm(0) == 0);
  DONE();
}
