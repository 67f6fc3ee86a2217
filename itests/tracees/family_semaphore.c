// Shows: semaphores in shared memory hand every piece of a ring buffer from one process to the other, in order.
#include "family.h"
#include <semaphore.h>

enum { SLOTS = 8, PIECES = 40, BYTES = 3000 };
struct shared {
  sem_t empty, full, counted;
  uint64_t sum;
  unsigned char slot[SLOTS][BYTES];
};

static uint64_t sum_of(const unsigned char *slot) {
  uint64_t sum = 0;
  for (int i = 0; i < BYTES; i++) sum = sum * 31 + slot[i];
  return sum;
}

// Takes the pieces of a round and leaves what they sum up to.
static void consume(struct shared *shared, int i) {
  uint64_t sum = 0;
  for (int k = 0; k < PIECES; k++) {
    CHECK(sem_wait(&shared->full) == 0);
    unsigned char *slot = shared->slot[(i * PIECES + k) % SLOTS];
    CHECK(holds(slot, BYTES, (unsigned)(i + k)));
    sum += sum_of(slot);
    memset(slot, 0, BYTES);
    CHECK(sem_post(&shared->empty) == 0);
  }
  shared->sum = sum;
  CHECK(sem_post(&shared->counted) == 0);
}

int main(void) {
  struct shared *shared = share(sizeof *shared);
  CHECK(sem_init(&shared->empty, 1, SLOTS) == 0 && sem_init(&shared->full, 1, 0) == 0);
  CHECK(sem_init(&shared->counted, 1, 0) == 0);
  pid_t child = fork_peer();
  if (child == 0) {
    for (int i = 0; i < rounds; i++) consume(shared, i);
    _exit(0);
  }
  ROUNDS(i) {
    uint64_t sum = 0;
    for (int k = 0; k < PIECES; k++) {
      CHECK(sem_wait(&shared->empty) == 0);
      unsigned char *slot = shared->slot[(i * PIECES + k) % SLOTS];
      fill(slot, BYTES, (unsigned)(i + k));
      sum += sum_of(slot);
      CHECK(sem_post(&shared->full) == 0);
    }
    int left;
    CHECK(sem_wait(&shared->counted) == 0 && shared->sum == sum);
    CHECK(sem_getvalue(&shared->empty, &left) == 0 && left == SLOTS && sem_trywait(&shared->full) == -1);
  }
  reap(child);
  DONE();
}
