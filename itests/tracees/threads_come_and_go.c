// Shows: threads are made, end and are joined at any time; detached ones end too; results and stacks are right.
// Run: static
#include "tracee.h"

static int detached;
static void *work(void *argument) {
  uintptr_t n = (uintptr_t)argument;
  char block[20000];
  fill(block, sizeof block, (unsigned)n);
  pause_us(300);
  CHECK(holds(block, sizeof block, (unsigned)n));
  if (n % 2) pthread_exit((void *)(n * 3));
  return (void *)(n * 3);
}
static void *leave(void *unused) {
  __atomic_add_fetch(&detached, 1, __ATOMIC_SEQ_CST);
  return unused;
}

int main(void) {
  ROUNDS(i) {
    pthread_t thread[3], loose;
    for (int k = 0; k < 3; k++) CHECK(pthread_create(&thread[k], NULL, work, (void *)(uintptr_t)(i * 3 + k)) == 0);
    CHECK(pthread_create(&loose, NULL, leave, NULL) == 0 && pthread_detach(loose) == 0);
    for (int k = 2; k >= 0; k--) {
      void *result;
      CHECK(pthread_join(thread[k], &result) == 0 && (uintptr_t)result == (uintptr_t)(i * 3 + k) * 3);
    }
  }
  for (int64_t give_up = now_ns() + 10000000000LL; __atomic_load_n(&detached, __ATOMIC_SEQ_CST) < rounds;)
    CHECK(now_ns() < give_up);
  DONE();
}
