// Shows: semaphores, read-write locks, timed waits on condition variables, once and thread keys.
#include "tracee.h"
#include <semaphore.h>

static sem_t ask, answer;
static pthread_rwlock_t gate = PTHREAD_RWLOCK_INITIALIZER;
static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static int initialised, freed, pairs[2];
static void initialise(void) { initialised++; }
static void on_exit_of_thread(void *value) { freed += *(int *)value; }

static void *work(void *unused) {
  static int value = 5;
  CHECK(pthread_setspecific(key, &value) == 0);
  for (int i = 0; i < rounds; i++) {
    while (sem_wait(&ask) == -1) CHECK(errno == EINTR);
    CHECK(pthread_once(&once, initialise) == 0 && pthread_rwlock_wrlock(&gate) == 0);
    pairs[0]++, spin(10), pairs[1]++;
    CHECK(pthread_rwlock_unlock(&gate) == 0 && sem_post(&answer) == 0 && pthread_getspecific(key) == &value);
  }
  return unused;
}

int main(void) {
  pthread_t thread;
  pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  pthread_cond_t never = PTHREAD_COND_INITIALIZER;
  CHECK(sem_init(&ask, 0, 0) == 0 && sem_init(&answer, 0, 0) == 0 && pthread_key_create(&key, on_exit_of_thread) == 0);
  CHECK(pthread_create(&thread, NULL, work, NULL) == 0);
  ROUNDS(i) {
    CHECK(sem_post(&ask) == 0 && pthread_rwlock_rdlock(&gate) == 0 && pairs[0] == pairs[1]);
    CHECK(pthread_rwlock_unlock(&gate) == 0);
    while (sem_wait(&answer) == -1) CHECK(errno == EINTR);
    int64_t end = clock_ns(CLOCK_REALTIME) + 2000000;
    struct timespec until = {end / 1000000000, end % 1000000000};
    CHECK(pthread_mutex_lock(&lock) == 0 && pthread_cond_timedwait(&never, &lock, &until) == ETIMEDOUT);
    CHECK(clock_ns(CLOCK_REALTIME) >= end && pthread_mutex_unlock(&lock) == 0);
    REFUSED(sem_timedwait(&answer, &until), ETIMEDOUT);
    REFUSED(sem_trywait(&answer), EAGAIN);
  }
  CHECK(pthread_join(thread, NULL) == 0 && initialised == 1 && freed == 5 && pairs[1] == rounds);
  DONE();
}
