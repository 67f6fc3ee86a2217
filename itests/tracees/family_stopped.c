// Shows: one that shares memory is stopped: it writes nothing, sees afterwards what the others wrote, and goes on.
#include "family.h"

enum { CHILDREN = 2, BYTES = 10000 };
struct shared {
  uint32_t asked, answered[CHILDREN];
  unsigned char question[BYTES], answer[CHILDREN][BYTES];
};

static void serve(struct shared *shared, int me) {
  for (int i = 0; i < rounds; i++) {
    await_word(&shared->asked, (uint32_t)i + 1);
    CHECK(holds(shared->question, BYTES, (unsigned)i));
    fill(shared->answer[me], BYTES, (unsigned)(i + me + 1));
    set_word(&shared->answered[me], (uint32_t)i + 1);
  }
  _exit(0);
}

int main(void) {
  struct shared *shared = share(sizeof *shared);
  pid_t child[CHILDREN];
  for (int k = 0; k < CHILDREN; k++)
    if ((child[k] = fork_peer()) == 0) serve(shared, k);
  ROUNDS(i) {
    // Not in the last round: who goes on then may have ended before anybody asks.
    int status, stopped = i % 4 == 1 && i + 1 < rounds ? i / 4 % CHILDREN : -1;
    if (stopped >= 0) {
      CHECK(kill(child[stopped], SIGSTOP) == 0);
      CHECK(waitpid(child[stopped], &status, WUNTRACED) == child[stopped] && WIFSTOPPED(status));
    }
    fill(shared->question, BYTES, (unsigned)i);
    set_word(&shared->asked, (uint32_t)i + 1);
    for (int k = 0; k < CHILDREN; k++) {
      if (k == stopped) continue;
      await_word(&shared->answered[k], (uint32_t)i + 1);
      CHECK(holds(shared->answer[k], BYTES, (unsigned)(i + k + 1)));
    }
    if (stopped < 0) continue;
    CHECK(look(&shared->answered[stopped]) == (uint32_t)i);
    CHECK(holds(shared->answer[stopped], BYTES, (unsigned)(i + stopped)));
    CHECK(kill(child[stopped], SIGCONT) == 0);
    CHECK(waitpid(child[stopped], &status, WCONTINUED) == child[stopped] && WIFCONTINUED(status));
    await_word(&shared->answered[stopped], (uint32_t)i + 1);
    CHECK(holds(shared->answer[stopped], BYTES, (unsigned)(i + stopped + 1)));
  }
  for (int k = 0; k < CHILDREN; k++) reap(child[k]);
  DONE();
}
