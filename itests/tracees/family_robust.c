// Shows: a robust mutex in shared memory whose owner exits or is killed goes to the next process, with EOWNERDEAD.
#include "family.h"

struct shared {
  pthread_mutex_t lock;
  uint32_t held, value;
};

// Ends with the mutex held and the value half changed: by itself, or by a signal that it waits for.
static void die_with_it(struct shared *shared, int i) {
  CHECK(pthread_mutex_lock(&shared->lock) == 0);
  shared->value++;
  set_word(&shared->held, (uint32_t)i + 1);
  if (i % 2) _exit(0);
  for (;;) await_other_than(&shared->held, (uint32_t)i + 1);
}

int main(void) {
  struct shared *shared = share(sizeof *shared);
  pthread_mutexattr_t robust;
  CHECK(pthread_mutexattr_init(&robust) == 0 && pthread_mutexattr_setrobust(&robust, PTHREAD_MUTEX_ROBUST) == 0);
  CHECK(pthread_mutexattr_setpshared(&robust, PTHREAD_PROCESS_SHARED) == 0);
  CHECK(pthread_mutex_init(&shared->lock, &robust) == 0);
  ROUNDS(i) {
    int status;
    pid_t child = fork_peer();
    if (child == 0) die_with_it(shared, i);
    await_word(&shared->held, (uint32_t)i + 1);
    if (i % 2 == 0) CHECK(pthread_mutex_trylock(&shared->lock) == EBUSY && kill(child, SIGKILL) == 0);
    CHECK(pthread_mutex_lock(&shared->lock) == EOWNERDEAD && shared->value == 2 * (uint32_t)i + 1);
    shared->value++;
    CHECK(pthread_mutex_consistent(&shared->lock) == 0 && pthread_mutex_unlock(&shared->lock) == 0);
    CHECK(waitpid(child, &status, 0) == child && status == (i % 2 ? 0 : SIGKILL));
    CHECK(pthread_mutex_lock(&shared->lock) == 0 && pthread_mutex_unlock(&shared->lock) == 0);
  }
  DONE();
}
