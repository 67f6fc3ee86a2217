// Blocks SIGUSR1 and SIGUSR2, and sleeps.
#include <signal.h>
#include <unistd.h>

int main(void) {
  sigset_t set;
  sigemptyset(&set), sigaddset(&set, SIGUSR1), sigaddset(&set, SIGUSR2);
  if (sigprocmask(SIG_BLOCK, &set, 0) != 0) return 1;
  for (;;) pause();
}
