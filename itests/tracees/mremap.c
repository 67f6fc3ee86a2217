// Shows: mremap grows in place, moves, shrinks, and the bytes go with it.
#include "tracee.h"

int main(void) {
  size_t bytes = 8 * 4096;
  char *at = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK(at != MAP_FAILED);
  fill(at, bytes, 3);
  char *reserve = mmap(NULL, 1 << 20, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  CHECK(reserve != MAP_FAILED);
  ROUNDS(i) {
    size_t larger = bytes + 4096 * (size_t)(1 + i % 9);
    char *grown = mremap(at, bytes, larger, MREMAP_MAYMOVE);
    CHECK(grown != MAP_FAILED && holds(grown, bytes, 3));
    for (size_t b = bytes; b < larger; b++) CHECK(grown[b] == 0);
    grown[larger - 1] = 1;
    at = mremap(grown, larger, bytes, 0);
    CHECK(at == grown && holds(at, bytes, 3));
    char *moved = mremap(at, bytes, bytes, MREMAP_MAYMOVE | MREMAP_FIXED, reserve + 65536 * (i % 8));
    CHECK(moved == reserve + 65536 * (i % 8) && holds(moved, bytes, 3));
    at = mremap(moved, bytes, bytes + 4096, MREMAP_MAYMOVE);
    CHECK(at != MAP_FAILED && holds(at, bytes, 3));
    CHECK(mmap(moved, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == moved);
    CHECK(munmap(at + bytes, 4096) == 0);
  }
  DONE();
}
