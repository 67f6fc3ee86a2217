// Shows: futex waits with relative and absolute timeouts, wrong values, wake-ups, requeue.
#include "tracee.h"
#include <linux/futex.h>

static uint32_t word, other;
static long futex(uint32_t *at, int op, uint32_t value, const void *timeout, uint32_t *second, uint32_t third) {
  return syscall(SYS_futex, at, op | FUTEX_PRIVATE_FLAG, value, timeout, second, third);
}
static void *waiter(void *unused) {
  for (uint32_t i = 0; i < (uint32_t)rounds; i++) {
    while (__atomic_load_n(&word, __ATOMIC_ACQUIRE) == i) futex(&word, FUTEX_WAIT, i, NULL, NULL, 0);
    __atomic_store_n(&other, i + 1, __ATOMIC_RELEASE);
    futex(&other, FUTEX_WAKE, 10, NULL, NULL, 0);
  }
  return unused;
}

int main(void) {
  pthread_t thread;
  uint32_t lonely = 5;
  CHECK(pthread_create(&thread, NULL, waiter, NULL) == 0);
  ROUNDS(i) {
    struct timespec brief = {0, 2000000};
    int64_t before = now_ns(), end = before + 5000000;
    REFUSED(futex(&lonely, FUTEX_WAIT, 5, &brief, NULL, 0), ETIMEDOUT);
    CHECK(now_ns() - before >= 2000000);
    struct timespec until = {end / 1000000000, end % 1000000000};
    REFUSED(futex(&lonely, FUTEX_WAIT_BITSET, 5, &until, NULL, FUTEX_BITSET_MATCH_ANY), ETIMEDOUT);
    CHECK(now_ns() >= end);
    REFUSED(futex(&lonely, FUTEX_WAIT, 6, NULL, NULL, 0), EAGAIN);
    CHECK(futex(&lonely, FUTEX_WAKE, 1, NULL, NULL, 0) == 0);
    __atomic_store_n(&word, (uint32_t)i + 1, __ATOMIC_RELEASE);
    futex(&word, FUTEX_WAKE, 1, NULL, NULL, 0);
    while (__atomic_load_n(&other, __ATOMIC_ACQUIRE) == (uint32_t)i)
      futex(&other, FUTEX_WAIT, (uint32_t)i, NULL, NULL, 0);
  }
  CHECK(pthread_join(thread, NULL) == 0);
  DONE();
}
