// Shows: a large process (TRACEE_MIB) changes its memory and appends numbered lines to a file, read after a fault.
#include "tracee.h"

#define PARTS 16
#define BASE(page) ((page) * 0x9e3779b97f4a7c15ULL + 1)  // nothing compresses

int main(void) {
  size_t pages = (size_t)size_mib << 8;
  uint64_t *at = mmap(NULL, pages << 12, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK(at != MAP_FAILED);
  for (size_t p = 0; p < pages; p++)
    for (size_t w = 0; w < 512; w++) at[p * 512 + w] = BASE(p) * (w + 1);
  int fd = open("ledger", O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0644);
  CHECK(fd >= 0);
  char line[32];
  ROUNDS(i) {
    int n = snprintf(line, sizeof line, "%d\n", i + 1);
    CHECK(write(fd, line, (size_t)n) == n);
    // Each round changes another part of the pages, so that after some all have to travel.
    for (size_t p = (size_t)(i % PARTS); p < pages; p += PARTS)
      CHECK(at[p * 512]++ == BASE(p) + (uint64_t)(i / PARTS) && at[p * 512 + 511] == BASE(p) * 512);
  }
  DONE();
}
