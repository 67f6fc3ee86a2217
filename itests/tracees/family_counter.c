// Shows: four processes that count in one shared memory and meet in it every round agree on every sum.
#include "family.h"

enum { MEMBERS = 4, TURNS = 500 };
struct shared {
  struct meeting meeting;
  uint32_t sum __attribute__((aligned(4096))), of[MEMBERS];
  unsigned char block[MEMBERS][5000];
};

static void count(struct shared *shared, int me, int i) {
  for (int k = 0; k < TURNS; k++) __atomic_add_fetch(&shared->sum, 1, __ATOMIC_RELAXED);
  shared->of[me] += (uint32_t)me;
  fill(shared->block[me], sizeof shared->block[me], (unsigned)(i + me));
  meet(&shared->meeting, MEMBERS);
  CHECK(look(&shared->sum) == (uint32_t)(i + 1) * MEMBERS * TURNS);
  for (int k = 0; k < MEMBERS; k++) {
    CHECK(shared->of[k] == (uint32_t)(k * (i + 1)));
    CHECK(holds(shared->block[k], sizeof shared->block[k], (unsigned)(i + k)));
  }
  meet(&shared->meeting, MEMBERS);
}

int main(void) {
  struct shared *shared = share(sizeof *shared);
  pid_t child[MEMBERS];
  for (int k = 1; k < MEMBERS; k++) {
    if ((child[k] = fork_peer()) > 0) continue;
    for (int i = 0; i < rounds; i++) count(shared, k, i);
    _exit(0);
  }
  ROUNDS(i) count(shared, 0, i);
  for (int k = 1; k < MEMBERS; k++) reap(child[k]);
  DONE();
}
