// Shows: twenty threads that compute, sleep, lock and write all go on and count what they should.
#include "tracee.h"

enum { THREADS = 20 };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long sum, own[THREADS];
static int fd;

static void *work(void *which) {
  int me = (int)(intptr_t)which;
  for (int i = 0; i < rounds; i++) {
    spin(20);
    if (me % 3) pause_us(pace_us);
    own[me]++;
    CHECK(pthread_mutex_lock(&lock) == 0);
    sum += me;
    CHECK(pthread_mutex_unlock(&lock) == 0);
    if (i % 10 == 0) CHECK(pwrite(fd, &own[me], 8, me * 8) == 8);
  }
  return which;
}

int main(void) {
  pthread_t thread[THREADS];
  CHECK((fd = open("counts", O_RDWR | O_CREAT | O_TRUNC, 0600)) >= 0);
  for (intptr_t k = 0; k < THREADS; k++) CHECK(pthread_create(&thread[k], NULL, work, (void *)k) == 0);
  ROUNDS(i) {
  }
  for (int k = 0; k < THREADS; k++) CHECK(pthread_join(thread[k], NULL) == 0 && own[k] == rounds);
  CHECK(sum == (long)rounds * THREADS * (THREADS - 1) / 2);
  DONE();
}
