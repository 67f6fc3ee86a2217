// Shows: signals directed at a thread reach that thread only; one to the process reaches one that lets it in.
#include "tracee.h"

static __thread int me;
static volatile int hits[3], stop;
static void on_hit(int s, siginfo_t *i, void *c) {
  (void)s, (void)i, (void)c;
  __atomic_add_fetch(&hits[me], 1, __ATOMIC_SEQ_CST);
}
static void await(volatile int *counter, int value) {
  for (int64_t give_up = now_ns() + 10000000000LL; *counter < value;) CHECK(now_ns() < give_up);
}

static void *work(void *which) {
  me = (int)(intptr_t)which;
  sigset_t block;
  sigemptyset(&block), sigaddset(&block, SIGUSR2);
  if (me == 1) CHECK(pthread_sigmask(SIG_UNBLOCK, &block, NULL) == 0);
  while (!stop) me == 1 ? spin(10) : pause_us(1000);
  return which;
}

int main(void) {
  pthread_t thread[3];
  sigset_t block;
  sigemptyset(&block), sigaddset(&block, SIGUSR2);
  CHECK(pthread_sigmask(SIG_BLOCK, &block, NULL) == 0);
  on_signal(SIGUSR1, on_hit, SA_RESTART);
  on_signal(SIGUSR2, on_hit, SA_RESTART);
  for (intptr_t k = 1; k < 3; k++) CHECK(pthread_create(&thread[k], NULL, work, (void *)k) == 0);
  ROUNDS(i) {
    for (int k = 1; k < 3; k++) CHECK(pthread_kill(thread[k], SIGUSR1) == 0);
    await(&hits[1], 2 * i + 1), await(&hits[2], i + 1);
    CHECK(kill(getpid(), SIGUSR2) == 0);  // only thread 1 has it unblocked
    await(&hits[1], 2 * i + 2);
    CHECK(hits[0] == 0 && hits[1] == 2 * i + 2 && hits[2] == i + 1);
  }
  stop = 1;
  for (int k = 1; k < 3; k++) CHECK(pthread_join(thread[k], NULL) == 0);
  DONE();
}
