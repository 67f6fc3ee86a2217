// Shows: pages given back with MADV_DONTNEED are zero again and never come back with old bytes.
#include "tracee.h"

int main(void) {
  size_t bytes = 32 * 4096;
  char *at = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK(at != MAP_FAILED);
  ROUNDS(i) {
    fill(at, bytes, (unsigned)i);
    CHECK(madvise(at + 8 * 4096, 8 * 4096, MADV_DONTNEED) == 0);
    pause_us(pace_us / 4);
    for (size_t b = 8 * 4096; b < 16 * 4096; b++) CHECK(at[b] == 0);
    CHECK(holds(at, 8 * 4096, (unsigned)i));
    CHECK(at[16 * 4096] == (char)pattern_at((unsigned)i, 16 * 4096));
    CHECK(madvise(at, bytes, MADV_WILLNEED) == 0);
  }
  DONE();
}
