// Shows: pages that are written, zeroed, dropped, moved, unmapped and mapped again hold what they should.
#include "tracee.h"

enum { PAGE = 4096, SLOTS = 64, FILE_PAGES = 16 };
static unsigned char *slots[SLOTS];
static unsigned seeds[SLOTS];  // 0: nothing but zeros

static void *map(void *at, size_t bytes, int flags, int fd) {
  void *got = mmap(at, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | flags, fd, 0);
  CHECK(got != MAP_FAILED);
  return got;
}

static int is(const unsigned char *at, size_t bytes, unsigned seed) {
  if (seed) return holds(at, bytes, seed);
  for (size_t k = 0; k < bytes; k++)
    if (at[k]) return 0;
  return 1;
}

int main(void) {
  size_t bytes = ((size_t)size_mib << 20) / SLOTS;
  int fd = open("shapes", O_CREAT | O_TRUNC | O_RDWR, 0600);
  static unsigned char page[PAGE];
  for (unsigned p = 0; p < FILE_PAGES; p++) fill(page, PAGE, p + 1), write_all(fd, page, PAGE);
  unsigned char *file = map(NULL, FILE_PAGES * PAGE, 0, fd);
  for (int s = 0; s < SLOTS; s++) slots[s] = map(NULL, bytes, MAP_ANONYMOUS, -1);
  uint32_t x = 12345;
  ROUNDS(i) {
    for (int k = 0; k < 4; k++) {
      x = x * 1664525 + 1013904223;
      int s = x >> 26;
      unsigned char *at = slots[s];
      switch (x >> 8 & 7) {
        case 0: memset(at, 0, bytes), seeds[s] = 0; break;
        case 1: CHECK(madvise(at, bytes, MADV_DONTNEED) == 0), seeds[s] = 0; break;
        case 2: CHECK((slots[s] = mremap(at, bytes, bytes, MREMAP_MAYMOVE | MREMAP_FIXED, map(NULL, bytes, MAP_ANONYMOUS, -1))) != MAP_FAILED); break;
        case 3: CHECK(munmap(at, bytes) == 0), map(at, bytes, MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1), seeds[s] = 0; break;
        case 4: CHECK(mprotect(at, bytes, PROT_READ) == 0 && is(at, bytes, seeds[s]) && mprotect(at, bytes, PROT_READ | PROT_WRITE) == 0); break;
        default: fill(at, bytes, seeds[s] = x | 1);
      }
    }
    // Of the file: the first page is as it is there, the second is zeroed, the third is ever another, the fourth was never looked at.
    if (i == 0) memset(file + PAGE, 0, PAGE);
    fill(file + 2 * PAGE, PAGE, (unsigned)i + 1000);
    CHECK(is(file, PAGE, 1) && is(file + PAGE, PAGE, 0) && is(file + 2 * PAGE, PAGE, (unsigned)i + 1000));
    if (i % 25 != 24) continue;
    for (int s = 0; s < SLOTS; s++) CHECK(is(slots[s], bytes, seeds[s]));
    if (i == rounds - 1) CHECK(is(file + 3 * PAGE, PAGE, 4));
  }
  for (int s = 0; s < SLOTS; s++) CHECK(is(slots[s], bytes, seeds[s]));
  CHECK(close(fd) == 0 && unlink("shapes") == 0);
  DONE();
}
