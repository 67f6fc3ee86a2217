// Shows: memory that a process locked stays locked, also what it moved since, and what it did not lock is not.
// Args: one | used | all
#include "tracee.h"

enum { BYTES = 65536 };

static unsigned char *fresh(void) {
  unsigned char *at = mmap(NULL, BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK(at != MAP_FAILED);
  return at;
}

int main(int argc, char **argv) {
  CHECK(argc == 2);
  unsigned char *at = fresh();
  fill(at, BYTES, 7);
  if (argv[1][0] == 'o') CHECK(mlock(at, BYTES) == 0);
  if (argv[1][0] == 'u') CHECK(mlock2(at, BYTES, MLOCK_ONFAULT) == 0);
  long before = locked_kib();
  if (argv[1][0] == 'a') CHECK(mlockall(MCL_CURRENT) == 0);
  long locked = locked_kib();
  CHECK(argv[1][0] == 'a' ? locked >= before + 64 : locked == 64);
  ROUNDS(i) {
    CHECK(locked_kib() == locked && holds(at, BYTES, (unsigned)i + 7));
    unsigned char *more = fresh();
    fill(more, BYTES, (unsigned)i);
    CHECK(holds(more, BYTES, (unsigned)i) && locked_kib() == locked && munmap(more, BYTES) == 0);
    if (i % 10 == 0) {
      // Unlocked it is not counted any more, and locked again it is.
      CHECK(munlock(at, BYTES) == 0 && locked_kib() == locked - 64);
      CHECK(mlock(at, BYTES) == 0 && locked_kib() == locked);
    }
    if (i % 10 > 5) {  // it moves, and stays locked
      unsigned char *place = fresh();
      CHECK(mremap(at, BYTES, BYTES, MREMAP_MAYMOVE | MREMAP_FIXED, place) == place);
      at = place;
    }
    fill(at, BYTES, (unsigned)i + 8);
  }
  DONE();
}
