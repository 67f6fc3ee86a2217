// Shows: a reader-writer lock and a barrier in shared memory keep three processes apart and in step.
#include "family.h"

enum { MEMBERS = 3, BYTES = 10000 };
struct shared {
  pthread_rwlock_t lock;
  pthread_barrier_t barrier;
  uint32_t serial;
  unsigned seed;
  unsigned char block[BYTES];
};

// All come here in every round; exactly one of them is told so.
static void step_together(struct shared *shared) {
  int rc = pthread_barrier_wait(&shared->barrier);
  CHECK(rc == 0 || rc == PTHREAD_BARRIER_SERIAL_THREAD);
  if (rc != 0) __atomic_add_fetch(&shared->serial, 1, __ATOMIC_ACQ_REL);
}

static void work(struct shared *shared, int me, int i) {
  for (int k = 0; k < 20; k++) {
    CHECK(pthread_rwlock_rdlock(&shared->lock) == 0);
    CHECK(holds(shared->block, BYTES, shared->seed) && pthread_rwlock_unlock(&shared->lock) == 0);
    if (k % 5 != me) continue;
    CHECK(pthread_rwlock_wrlock(&shared->lock) == 0);
    fill(shared->block, BYTES, ++shared->seed);
    CHECK(pthread_rwlock_unlock(&shared->lock) == 0);
  }
  step_together(shared);
  CHECK(shared->seed == (unsigned)(i + 1) * 4 * MEMBERS);
  step_together(shared);
}

int main(void) {
  struct shared *shared = share(sizeof *shared);
  pthread_rwlockattr_t of_lock;
  pthread_barrierattr_t of_barrier;
  CHECK(pthread_rwlockattr_init(&of_lock) == 0 && pthread_barrierattr_init(&of_barrier) == 0);
  CHECK(pthread_rwlockattr_setpshared(&of_lock, PTHREAD_PROCESS_SHARED) == 0);
  CHECK(pthread_barrierattr_setpshared(&of_barrier, PTHREAD_PROCESS_SHARED) == 0);
  CHECK(pthread_rwlock_init(&shared->lock, &of_lock) == 0);
  CHECK(pthread_barrier_init(&shared->barrier, &of_barrier, MEMBERS) == 0);
  fill(shared->block, BYTES, 0);
  pid_t child[MEMBERS];
  for (int k = 1; k < MEMBERS; k++) {
    if ((child[k] = fork_peer()) > 0) continue;
    for (int i = 0; i < rounds; i++) work(shared, k, i);
    _exit(0);
  }
  ROUNDS(i) work(shared, 0, i);
  for (int k = 1; k < MEMBERS; k++) reap(child[k]);
  CHECK(shared->serial == 2 * (uint32_t)rounds);
  DONE();
}
