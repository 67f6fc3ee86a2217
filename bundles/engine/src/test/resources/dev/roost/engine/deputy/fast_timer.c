// A program that does nothing but handle SIGALRM, which comes every 10 us.
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

static void on_alarm(int s) { (void)s; }

int main(void) {
  struct itimerval each = {{0, 10}, {0, 10}};
  signal(SIGALRM, on_alarm);
  setitimer(ITIMER_REAL, &each, NULL);
  while (1) pause();
}
