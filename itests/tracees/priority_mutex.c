// Shows: a priority-inheriting mutex, whose word holds the kernel's thread id, keeps working.
#include "tracee.h"

static pthread_mutex_t lock;
static long sum;
static volatile int stop;
static void *work(void *unused) {
  while (!stop) {
    CHECK(pthread_mutex_lock(&lock) == 0);
    long before = sum;
    spin(5);
    sum = before + 1;
    CHECK(pthread_mutex_unlock(&lock) == 0);
    pause_us(100);
  }
  return unused;
}

int main(void) {
  pthread_mutexattr_t pi;
  pthread_t thread[3];
  long own = 0;
  CHECK(pthread_mutexattr_init(&pi) == 0 && pthread_mutexattr_setprotocol(&pi, PTHREAD_PRIO_INHERIT) == 0);
  CHECK(pthread_mutex_init(&lock, &pi) == 0);
  for (int k = 0; k < 3; k++) CHECK(pthread_create(&thread[k], NULL, work, NULL) == 0);
  ROUNDS(i) {
    CHECK(pthread_mutex_lock(&lock) == 0);
    long before = sum;
    pause_us(1000);
    CHECK(sum == before);
    own++;
    CHECK(pthread_mutex_trylock(&lock) == EBUSY && pthread_mutex_unlock(&lock) == 0);
  }
  stop = 1;
  for (int k = 0; k < 3; k++) CHECK(pthread_join(thread[k], NULL) == 0);
  CHECK(own == rounds && sum > 0);
  DONE();
}
