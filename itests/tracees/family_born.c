// Shows: children that come and go in every round find the memory that their parent shares, and leave a result in it.
#include "family.h"
#include <sys/resource.h>

enum { CHILDREN = 2, BYTES = 20000 };
struct shared {
  unsigned char question[BYTES];
  unsigned char answer[CHILDREN][BYTES];
  uint32_t born;
};

int main(void) {
  struct shared *shared = share(sizeof *shared);
  ROUNDS(i) {
    pid_t child[CHILDREN];
    struct rusage usage;
    int status;
    fill(shared->question, BYTES, (unsigned)i);
    for (int k = 0; k < CHILDREN; k++) {
      if ((child[k] = fork_peer()) > 0) continue;
      CHECK(holds(shared->question, BYTES, (unsigned)i));
      fill(shared->answer[k], BYTES, (unsigned)(i + k + 1));
      __atomic_add_fetch(&shared->born, 1, __ATOMIC_RELEASE);
      _exit(k + 1);
    }
    for (int k = 0; k < CHILDREN; k++) {
      CHECK(wait4(child[k], &status, 0, &usage) == child[k] && WIFEXITED(status) && WEXITSTATUS(status) == k + 1);
      CHECK(holds(shared->answer[k], BYTES, (unsigned)(i + k + 1)));
    }
    CHECK(look(&shared->born) == (uint32_t)(i + 1) * CHILDREN && holds(shared->question, BYTES, (unsigned)i));
  }
  DONE();
}
