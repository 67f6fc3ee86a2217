// Shows: shared memory without a file that is made in every round, kept for a while, moved and unmapped.
#include "tracee.h"
#define SIZE (4 * 4096)
#define KEPT 3

static char *make(char *where, int flags) {
  char *at = mmap(where, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | flags, -1, 0);
  CHECK(at != MAP_FAILED);
  return at;
}

int main(void) {
  char *kept[KEPT], zeros[SIZE] = {0};
  for (int k = 0; k < KEPT; k++) fill(kept[k] = make(NULL, 0), SIZE, k);
  ROUNDS(i) {
    char **oldest = &kept[i % KEPT];
    CHECK(holds(*oldest, SIZE, i));
    // In its place comes a new one, which is empty; sometimes it has been moved away before, and lives on.
    char *moved = NULL, *place = *oldest;
    if (i % 4 == 0) CHECK((moved = mremap(place, SIZE, SIZE, MREMAP_MAYMOVE | MREMAP_FIXED, make(NULL, 0))) != MAP_FAILED);
    *oldest = i % 2 ? make(place, MAP_FIXED) : make(NULL, MAP_NORESERVE);
    CHECK(memcmp(*oldest, zeros, SIZE) == 0);
    fill(*oldest, SIZE, i + KEPT);
    if (moved) CHECK(holds(moved, SIZE, i) && munmap(moved, SIZE) == 0);
    if (!moved && *oldest != place) CHECK(munmap(place, SIZE) == 0);
    for (int k = 1; k <= KEPT; k++) CHECK(holds(kept[(i + k) % KEPT], SIZE, i + k));
    REFUSED((long)mmap(*oldest, SIZE, PROT_READ, MAP_SHARED | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0), EEXIST);
    REFUSED((long)mmap(NULL, 0, PROT_READ, MAP_SHARED | MAP_ANONYMOUS, -1, 0), EINVAL);
  }
  DONE();
}
