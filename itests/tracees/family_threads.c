// Shows: two processes with three threads each, all of them at one mutex in shared memory.
#include "family.h"

enum { THREADS = 3, MEMBERS = 2 * THREADS + 1, TURNS = 50 };
struct shared {
  struct meeting meeting;
  pthread_mutex_t lock;
  unsigned long sum, of[MEMBERS];
};
static struct shared *shared;

static void *work(void *number) {
  int me = *(int *)number;
  for (int i = 0; i < rounds; i++) {
    for (int k = 0; k < TURNS; k++) {
      CHECK(pthread_mutex_lock(&shared->lock) == 0);
      shared->sum += (unsigned long)me + 1;
      shared->of[me]++;
      CHECK(pthread_mutex_unlock(&shared->lock) == 0);
    }
    meet(&shared->meeting, MEMBERS), meet(&shared->meeting, MEMBERS);
  }
  return NULL;
}

static void begin(pthread_t *threads, int *numbers, int first) {
  for (int k = 0; k < THREADS; k++) {
    numbers[k] = first + k;
    CHECK(pthread_create(&threads[k], NULL, work, &numbers[k]) == 0);
  }
}
static void end(pthread_t *threads) {
  for (int k = 0; k < THREADS; k++) CHECK(pthread_join(threads[k], NULL) == 0);
}

int main(void) {
  pthread_t threads[THREADS];
  pthread_mutexattr_t of_lock;
  int numbers[THREADS];
  shared = share(sizeof *shared);
  CHECK(pthread_mutexattr_init(&of_lock) == 0 && pthread_mutexattr_setpshared(&of_lock, PTHREAD_PROCESS_SHARED) == 0);
  CHECK(pthread_mutex_init(&shared->lock, &of_lock) == 0);
  pid_t child = fork_peer();
  begin(threads, numbers, child == 0 ? THREADS : 0);
  if (child == 0) end(threads), _exit(0);
  ROUNDS(i) {
    meet(&shared->meeting, MEMBERS);
    unsigned long turns = (unsigned long)TURNS * ((unsigned long)i + 1);
    CHECK(shared->sum == turns * (1 + 2 + 3 + 4 + 5 + 6));
    for (int k = 0; k < 2 * THREADS; k++) CHECK(shared->of[k] == turns);
    meet(&shared->meeting, MEMBERS);
  }
  end(threads);
  reap(child);
  DONE();
}
