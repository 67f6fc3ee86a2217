// Shows: a mutex and a condition variable in shared memory pass the turn around four processes in every round.
#include "family.h"

enum { MEMBERS = 4 };
struct shared {
  pthread_mutex_t lock;
  pthread_cond_t turned;
  int turn;
  unsigned long sum;
};

// Waits for its turn, adds to the sum and gives the turn to the next.
static void take_turn(struct shared *shared, int me) {
  CHECK(pthread_mutex_lock(&shared->lock) == 0);
  while (shared->turn != me) CHECK(pthread_cond_wait(&shared->turned, &shared->lock) == 0);
  shared->sum = shared->sum * 3 + (unsigned)me;
  shared->turn = (me + 1) % MEMBERS;
  CHECK(pthread_cond_broadcast(&shared->turned) == 0 && pthread_mutex_unlock(&shared->lock) == 0);
}

int main(void) {
  struct shared *shared = share(sizeof *shared);
  pthread_mutexattr_t of_lock;
  pthread_condattr_t of_turned;
  CHECK(pthread_mutexattr_init(&of_lock) == 0 && pthread_condattr_init(&of_turned) == 0);
  CHECK(pthread_mutexattr_setpshared(&of_lock, PTHREAD_PROCESS_SHARED) == 0);
  CHECK(pthread_condattr_setpshared(&of_turned, PTHREAD_PROCESS_SHARED) == 0);
  CHECK(pthread_mutex_init(&shared->lock, &of_lock) == 0 && pthread_cond_init(&shared->turned, &of_turned) == 0);
  pid_t child[MEMBERS];
  for (int k = 1; k < MEMBERS; k++) {
    if ((child[k] = fork_peer()) > 0) continue;
    for (int i = 0; i < rounds; i++) take_turn(shared, k);
    _exit(0);
  }
  unsigned long sum = 0;
  ROUNDS(i) {
    CHECK(pthread_mutex_lock(&shared->lock) == 0);
    while (shared->turn != 0) CHECK(pthread_cond_wait(&shared->turned, &shared->lock) == 0);
    CHECK(shared->sum == sum && pthread_mutex_unlock(&shared->lock) == 0);
    take_turn(shared, 0);
    for (unsigned k = 0; k < MEMBERS; k++) sum = sum * 3 + k;
  }
  for (int k = 1; k < MEMBERS; k++) reap(child[k]);
  DONE();
}
