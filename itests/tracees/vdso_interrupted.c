// Shows: a handler that interrupts the computation of the time, and calls home; the time goes on afterwards.
#include "tracee.h"
#include <sys/time.h>

static volatile int alarms;
static void on_alarm(int signal) {
  (void)signal;
  CHECK(getppid() > 0);  // forwarded: a process may be moved here, with half a clock_gettime below it
  alarms++;
}

int main(void) {
  struct sigaction action = {.sa_handler = on_alarm, .sa_flags = SA_RESTART};
  CHECK(sigaction(SIGALRM, &action, NULL) == 0);
  struct itimerval once = {{0, 0}, {0, 60000}};  // longer than a move: it is to come while the time is computed
  int64_t begin = now_ns(), before = begin;
  ROUNDS(i) {
    int seen = alarms;
    CHECK(setitimer(ITIMER_REAL, &once, NULL) == 0);
    while (alarms == seen) {
      int64_t now = now_ns();
      CHECK(now >= before && now - begin < 600000000000LL);
      before = now;
    }
  }
  DONE();
}
