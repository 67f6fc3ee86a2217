// Shows: MADV_REMOVE takes pages out of shared memory, whichever mapping shows them.
#include "tracee.h"
#define SIZE (8 * 4096)

int main(void) {
  char *at = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0), zeros[4096] = {0};
  CHECK(at != MAP_FAILED);
  char *other = mremap(at, 0, SIZE, MREMAP_MAYMOVE);
  CHECK(other != MAP_FAILED);
  ROUNDS(i) {
    char *page = at + i % 8 * 4096, *same = other + i % 8 * 4096;
    fill(at, SIZE, i);
    CHECK(holds(other, SIZE, i) && madvise(page, 4096, MADV_REMOVE) == 0);
    CHECK(memcmp(page, zeros, 4096) == 0 && memcmp(same, zeros, 4096) == 0);
    pause_us(200);
    CHECK(memcmp(same, zeros, 4096) == 0 && holds(at, i % 8 * 4096, i));
  }
  DONE();
}
