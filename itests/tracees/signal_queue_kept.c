// Shows: blocked signals that wait for process and thread keep order, value, sender and kind until they are let in.
#include "tracee.h"

static volatile int values[64], codes[64], count;
static void on_queued(int s, siginfo_t *info, void *c) {
  (void)s, (void)c;
  values[count] = info->si_value.sival_int;
  codes[count++] = info->si_code;
}

int main(void) {
  sigset_t set, pending;
  sigemptyset(&set), sigaddset(&set, SIGRTMIN + 1), sigaddset(&set, SIGUSR1);
  on_signal(SIGRTMIN + 1, on_queued, 0), on_signal(SIGUSR1, on_queued, 0);
  CHECK(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
  ROUNDS(i) {
    count = 0;
    for (int k = 0; k < 5; k++) CHECK(sigqueue(getpid(), SIGRTMIN + 1, (union sigval){.sival_int = 100 * i + k}) == 0);
    CHECK(pthread_sigqueue(pthread_self(), SIGRTMIN + 1, (union sigval){.sival_int = -1 - i}) == 0);
    CHECK(kill(getpid(), SIGUSR1) == 0 && kill(getpid(), SIGUSR1) == 0);  // ordinary ones are kept once
    pause_us(2000);
    CHECK(sigpending(&pending) == 0 && sigismember(&pending, SIGUSR1) && sigismember(&pending, SIGRTMIN + 1));
    CHECK(count == 0 && sigprocmask(SIG_UNBLOCK, &set, NULL) == 0 && count == 7);
    int queued = 0, own = 0, plain = 0;
    for (int k = 0; k < 7; k++) {
      if (codes[k] == SI_USER) {
        plain++;
        continue;
      }
      CHECK(codes[k] == SI_QUEUE);
      values[k] == -1 - i ? own++ : queued++;
      CHECK(values[k] == -1 - i || values[k] == 100 * i + queued - 1);
    }
    CHECK(plain == 1 && own == 1 && queued == 5);
    CHECK(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
  }
  DONE();
}
