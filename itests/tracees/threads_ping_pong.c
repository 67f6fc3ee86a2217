// Shows: two threads that hand each other a turn by mutex and condition variable lose no turn.
#include "tracee.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int turn, turns, done;

static void *pong(void *unused) {
  CHECK(pthread_mutex_lock(&lock) == 0);
  while (!done) {
    while (turn != 1 && !done) CHECK(pthread_cond_wait(&changed, &lock) == 0);
    if (turn == 1) turn = 0, turns++;
    CHECK(pthread_cond_broadcast(&changed) == 0);
  }
  CHECK(pthread_mutex_unlock(&lock) == 0);
  return unused;
}

int main(void) {
  pthread_t thread;
  CHECK(pthread_create(&thread, NULL, pong, NULL) == 0);
  ROUNDS(i) {
    for (int k = 0; k < 20; k++) {
      CHECK(pthread_mutex_lock(&lock) == 0);
      turn = 1;
      CHECK(pthread_cond_broadcast(&changed) == 0);
      while (turn != 0) CHECK(pthread_cond_wait(&changed, &lock) == 0);
      CHECK(turns == i * 20 + k + 1 && pthread_mutex_unlock(&lock) == 0);
    }
  }
  CHECK(pthread_mutex_lock(&lock) == 0);
  done = 1;
  CHECK(pthread_cond_broadcast(&changed) == 0 && pthread_mutex_unlock(&lock) == 0);
  CHECK(pthread_join(thread, NULL) == 0);
  DONE();
}
