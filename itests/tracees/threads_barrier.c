// Shows: threads that meet at a barrier in every round all see what the others did before it.
#include "tracee.h"

enum { THREADS = 6 };
static pthread_barrier_t barrier;
static int value[THREADS];

static void meet(void) {
  int rc = pthread_barrier_wait(&barrier);
  CHECK(rc == 0 || rc == PTHREAD_BARRIER_SERIAL_THREAD);
}
static void *work(void *which) {
  int me = (int)(intptr_t)which;
  for (int i = 0; i < rounds; i++) {
    value[me] = i * 100 + me;
    meet();
    for (int k = 0; k < THREADS; k++) CHECK(value[k] == i * 100 + k);
    meet();
  }
  return which;
}

int main(void) {
  pthread_t thread[THREADS];
  CHECK(pthread_barrier_init(&barrier, NULL, THREADS) == 0);
  for (intptr_t k = 1; k < THREADS; k++) CHECK(pthread_create(&thread[k], NULL, work, (void *)k) == 0);
  ROUNDS(i) {
    value[0] = i * 100;
    meet();
    for (int k = 0; k < THREADS; k++) CHECK(value[k] == i * 100 + k);
    meet();
  }
  for (int k = 1; k < THREADS; k++) CHECK(pthread_join(thread[k], NULL) == 0);
  DONE();
}
