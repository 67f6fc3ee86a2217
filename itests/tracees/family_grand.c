// Shows: grandparent and grandchild share memory that the process between them has unmapped.
#include "family.h"

enum { BYTES = 50000 };
struct shared {
  uint32_t asked, answered;
  unsigned char question[BYTES], answer[BYTES];
};

static void serve(struct shared *shared) {
  for (int i = 0; i < rounds; i++) {
    await_word(&shared->asked, (uint32_t)i + 1);
    CHECK(holds(shared->question, BYTES, (unsigned)i));
    fill(shared->answer, BYTES, (unsigned)i + 1);
    set_word(&shared->answered, (uint32_t)i + 1);
  }
  _exit(0);
}

int main(void) {
  struct shared *shared = share(sizeof *shared);
  int ready[2];
  char c;
  CHECK(pipe(ready) == 0);
  pid_t child = fork_peer();
  if (child == 0) {
    pid_t grandchild = fork_peer();
    if (grandchild == 0) serve(shared);
    CHECK(munmap(shared, sizeof *shared) == 0);
    write_all(ready[1], "r", 1);
    reap(grandchild);
    _exit(0);
  }
  read_all(ready[0], &c, 1);
  ROUNDS(i) {
    fill(shared->question, BYTES, (unsigned)i);
    set_word(&shared->asked, (uint32_t)i + 1);
    await_word(&shared->answered, (uint32_t)i + 1);
    CHECK(holds(shared->answer, BYTES, (unsigned)i + 1));
  }
  reap(child);
  DONE();
}
