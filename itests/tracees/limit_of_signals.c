// Shows: no more signals can be queued than RLIMIT_SIGPENDING allows, and those that were queued come.
#include "tracee.h"
#include <sys/resource.h>

static volatile int got, sum;
static void on_queued(int s, siginfo_t *info, void *c) { (void)s, (void)c, got++, sum += info->si_value.sival_int; }

int main(void) {
  struct rlimit limit;
  sigset_t set;
  CHECK(setresuid(7654, 7654, 7654) == 0 && getrlimit(RLIMIT_SIGPENDING, &limit) == 0);
  limit.rlim_cur = 5;
  CHECK(setrlimit(RLIMIT_SIGPENDING, &limit) == 0);
  on_signal(SIGRTMIN + 8, on_queued, 0);
  sigemptyset(&set), sigaddset(&set, SIGRTMIN + 8);
  ROUNDS(i) {
    got = sum = 0;
    CHECK(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
    for (int k = 0; k < 4; k++) CHECK(sigqueue(getpid(), SIGRTMIN + 8, (union sigval){.sival_int = k + i}) == 0);
    CHECK(sigprocmask(SIG_UNBLOCK, &set, NULL) == 0);
    for (int64_t end = now_ns() + 10000000000LL; got < 4;) CHECK(now_ns() < end);
    CHECK(got == 4 && sum == 6 + 4 * i);
  }
  DONE();
}
