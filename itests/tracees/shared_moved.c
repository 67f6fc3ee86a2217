// Shows: shared memory that mremap moves, splits and maps a second time is one memory all the time.
#include "tracee.h"
#define PAGE 4096
#define SIZE (8 * PAGE)

static char *reserve(void) {
  char *at = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK(at != MAP_FAILED);
  return at;
}

int main(void) {
  char *at = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  CHECK(at != MAP_FAILED);
  char *second = mremap(at, 0, SIZE, MREMAP_MAYMOVE);
  CHECK(second != MAP_FAILED && second != at);
  ROUNDS(i) {
    // All of it goes elsewhere, and private memory takes the old place.
    char *to = reserve(), *old = at;
    CHECK(mremap(at, SIZE, SIZE, MREMAP_MAYMOVE | MREMAP_FIXED, to) == to);
    at = to;
    CHECK(mmap(old, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == old && *old == 0);
    fill(at, SIZE, i);
    CHECK(holds(second, SIZE, i));
    *old = 1;
    pause_us(200);
    CHECK(holds(at, SIZE, i) && holds(second, SIZE, i) && *old == 1 && munmap(old, SIZE) == 0);
    // The second one is made again of two halves in reverse order, one of them read-only.
    char *half = reserve();
    CHECK(mremap(at, 0, SIZE / 2, MREMAP_MAYMOVE | MREMAP_FIXED, half + SIZE / 2) == half + SIZE / 2);
    CHECK(mremap(at + SIZE / 2, 0, SIZE / 2, MREMAP_MAYMOVE | MREMAP_FIXED, half) == half);
    CHECK(mprotect(half, SIZE / 2, PROT_READ) == 0);
    fill(at, SIZE, i + 1);
    pause_us(200);
    CHECK(memcmp(half, at + SIZE / 2, SIZE / 2) == 0 && holds(half + SIZE / 2, SIZE / 2, i + 1));
    half[SIZE - 1] = (char)i;
    pause_us(200);
    CHECK(at[SIZE / 2 - 1] == (char)i && second[SIZE / 2 - 1] == (char)i);
    CHECK(munmap(second, SIZE) == 0 && (second = mremap(at, 0, SIZE, MREMAP_MAYMOVE)) != MAP_FAILED);
    CHECK(munmap(half, SIZE) == 0);
  }
  DONE();
}
