// Shows: thread-local variables of the main thread and of others keep their values and addresses.
// Run: static
#include "tracee.h"

static __thread unsigned mine = 7;
static __thread char block[5000];

static void *other(void *seed) {
  unsigned start = (unsigned)(uintptr_t)seed;
  unsigned *address = &mine;
  mine = start;
  fill(block, sizeof block, start);
  for (int i = 0; i < rounds; i++) {
    spin(200);
    pause_us(pace_us);
    CHECK(&mine == address && mine == start + (unsigned)i);
    CHECK(holds(block, sizeof block, start));
    mine++;
  }
  return (void *)(uintptr_t)mine;
}

int main(void) {
  pthread_t threads[3];
  for (unsigned t = 0; t < 3; t++)
    CHECK(pthread_create(&threads[t], NULL, other, (void *)(uintptr_t)(1000 * (t + 1))) == 0);
  fill(block, sizeof block, 1);
  ROUNDS(i) {
    CHECK(mine == 7u + (unsigned)i && holds(block, sizeof block, 1));
    mine++;
  }
  for (unsigned t = 0; t < 3; t++) {
    void *result;
    CHECK(pthread_join(threads[t], &result) == 0);
    printf("thread %u counted %u\n", t, (unsigned)(uintptr_t)result - 1000 * (t + 1));
  }
  DONE();
}
