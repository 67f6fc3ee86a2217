// Shows: a robust mutex whose owner ended is handed to the next with EOWNERDEAD, each time.
#include "tracee.h"

static pthread_mutex_t lock;
static void *die_with_it(void *unused) {
  CHECK(pthread_mutex_lock(&lock) == 0);
  pause_us(500);
  return unused;
}

int main(void) {
  pthread_mutexattr_t robust;
  CHECK(pthread_mutexattr_init(&robust) == 0 && pthread_mutexattr_setrobust(&robust, PTHREAD_MUTEX_ROBUST) == 0);
  CHECK(pthread_mutex_init(&lock, &robust) == 0);
  ROUNDS(i) {
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, die_with_it, NULL) == 0);
    if (i % 2) pause_us(300);
    else CHECK(pthread_join(thread, NULL) == 0);
    int rc;
    while ((rc = pthread_mutex_lock(&lock)) == 0) CHECK(i % 2 && pthread_mutex_unlock(&lock) == 0), pause_us(100);
    CHECK(rc == EOWNERDEAD && pthread_mutex_consistent(&lock) == 0 && pthread_mutex_unlock(&lock) == 0);
    if (i % 2) CHECK(pthread_join(thread, NULL) == 0);
    CHECK(pthread_mutex_lock(&lock) == 0 && pthread_mutex_unlock(&lock) == 0);
  }
  DONE();
}
