// Shows: the first of three shares memory with the second, who shares other memory with the third: both are passed.
#include "family.h"

enum { BYTES = 30000 };
struct shared {
  uint32_t asked, answered;
  unsigned char block[BYTES];
};

static void ask(struct shared *shared, int i, unsigned seed) {
  fill(shared->block, BYTES, seed);
  set_word(&shared->asked, (uint32_t)i + 1);
  await_word(&shared->answered, (uint32_t)i + 1);
  CHECK(holds(shared->block, BYTES, seed + 1));
}
// Waits for the question, and asks the next process before the answer is given.
static void answer(struct shared *shared, int i, unsigned seed, struct shared *next) {
  await_word(&shared->asked, (uint32_t)i + 1);
  CHECK(holds(shared->block, BYTES, seed));
  if (next) ask(next, i, seed + 100);
  fill(shared->block, BYTES, seed + 1);
  set_word(&shared->answered, (uint32_t)i + 1);
}

int main(void) {
  struct shared *near = share(sizeof *near), *far = share(sizeof *far);
  pid_t second = fork_peer();
  if (second == 0) {
    for (int i = 0; i < rounds; i++) answer(near, i, (unsigned)i, far);
    _exit(0);
  }
  pid_t third = fork_peer();
  if (third == 0) {
    CHECK(munmap(near, sizeof *near) == 0);
    for (int i = 0; i < rounds; i++) answer(far, i, (unsigned)i + 100, NULL);
    _exit(0);
  }
  CHECK(munmap(far, sizeof *far) == 0);
  ROUNDS(i) ask(near, i, (unsigned)i);
  reap(second), reap(third);
  DONE();
}
