// Shows: pages of a private file mapping that are given back (MADV_DONTNEED) show the file again, not what was written.
#include "tracee.h"

enum { PAGES = 8, SIZE = PAGES * 4096 };

int main(void) {
  static char content[SIZE];
  int fd = open("file", O_RDWR | O_CREAT | O_TRUNC, 0600);
  fill(content, SIZE, 3);
  CHECK(fd >= 0);
  write_all(fd, content, SIZE);
  char *at = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
  CHECK(at != MAP_FAILED);
  ROUNDS(i) {
    int page = i % PAGES;
    CHECK(holds(at, SIZE, 3));
    memset(at + page * 4096, 0xee, 4096);
    spin(100);
    CHECK(at[page * 4096] == (char)0xee && madvise(at + page * 4096, 4096, MADV_DONTNEED) == 0);
    CHECK(holds(at, SIZE, 3));
    memset(at, 0x55, SIZE);
    CHECK(madvise(at, SIZE, MADV_DONTNEED) == 0 && holds(at, SIZE, 3));
    char *late = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    CHECK(late != MAP_FAILED && (late[5] = 1, madvise(late, 4096, MADV_DONTNEED) == 0) && holds(late, SIZE, 3));
    CHECK(munmap(late, SIZE) == 0);
  }
  DONE();
}
