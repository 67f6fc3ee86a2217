// Shows: files can be mapped at any time, at an offset, past their end, and by a path that only home has.
#include "tracee.h"

int main(void) {
  static char content[3 * 4096 + 100];
  fill(content, sizeof content, 8);
  int fd = open("mapped", O_RDWR | O_CREAT | O_TRUNC, 0600);
  CHECK(fd >= 0);
  write_all(fd, content, sizeof content);
  ROUNDS(i) {
    int from = open("mapped", O_RDONLY);
    CHECK(from >= 0);
    off_t page = i % 4;
    size_t bytes = sizeof content - (size_t)page * 4096;
    char *at = mmap(NULL, bytes, i % 2 ? PROT_READ : PROT_READ | PROT_WRITE, MAP_PRIVATE, from, page * 4096);
    CHECK(at != MAP_FAILED);
    close(from);
    CHECK(memcmp(at, content + page * 4096, bytes) == 0);
    CHECK(at[((bytes + 4095) & ~4095UL) - 1] == 0);  // the rest of the last page is zero
    CHECK(munmap(at, bytes) == 0);
    REFUSED((intptr_t)mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 999, 0), EBADF);
  }
  DONE();
}
