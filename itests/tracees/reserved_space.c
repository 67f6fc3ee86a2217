// Shows: huge reservations without memory, as language runtimes make them, and their commitment piece by piece.
#include "tracee.h"

int main(void) {
  size_t size = 64L << 30, piece = 2 << 20;
  char *heap = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  CHECK(heap != MAP_FAILED && madvise(heap, size, MADV_HUGEPAGE) <= 0);
  ROUNDS(i) {
    char *at = heap + (size_t)i % 97 * 600 * 1024 * 1024 / 4096 * 4096;
    CHECK(mmap(at, piece, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == at);
    fill(at, 8192, i), fill(at + piece - 4096, 4096, i + 1);
    spin(200);
    CHECK(holds(at, 8192, i) && holds(at + piece - 4096, 4096, i + 1) && at[piece / 2] == 0);
    CHECK(madvise(at, piece, MADV_DONTNEED) == 0 && at[0] == 0 && mprotect(at, piece, PROT_NONE) == 0);
    unsigned char resident[512];
    CHECK(mincore(at, piece, resident) == 0);
    if (i % 3 == 0) CHECK(mmap(at, piece, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0) == at);
  }
  CHECK(munmap(heap, size) == 0);
  REFUSED(msync(heap, 4096, MS_ASYNC), ENOMEM);
  DONE();
}
