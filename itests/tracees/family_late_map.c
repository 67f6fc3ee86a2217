// Shows: shared memory that is made anew in every round is shared with the child of that round, and is gone with it.
#include "family.h"

enum { BYTES = 200000 };

int main(void) {
  unsigned char kept_page;
  ROUNDS(i) {
    unsigned char *at = share(BYTES);
    size_t kept = (size_t)(i % 10) * 100;
    fill(at, kept, 7);
    pid_t child = fork_peer();
    if (child == 0) {
      CHECK(holds(at, kept, 7) && at[kept] == 0 && at[BYTES - 1] == 0);
      fill(at + kept, BYTES - kept, (unsigned)i);
      _exit(0);
    }
    reap(child);
    CHECK(holds(at, kept, 7) && holds(at + kept, BYTES - kept, (unsigned)i));
    CHECK(munmap(at, BYTES) == 0);
    REFUSED(mincore(at, 4096, &kept_page), ENOMEM);
  }
  DONE();
}
