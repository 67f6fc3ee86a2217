// Shows: a private mapping of a file: written pages keep their copy, untouched ones show the file, the file stays.
#include "tracee.h"

#define PAGES 64
#define BYTES (PAGES * 4096)

int main(void) {
  static char content[BYTES];
  fill(content, BYTES, 5);
  int fd = open("mapped", O_RDWR | O_CREAT | O_TRUNC, 0600);
  CHECK(fd >= 0);
  write_all(fd, content, BYTES);
  char *at = mmap(NULL, BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
  CHECK(at != MAP_FAILED);
  char *tail = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, BYTES - 4096);
  CHECK(tail != MAP_FAILED);
  close(fd);
  ROUNDS(i) {
    int page = i * 7 % PAGES;
    if (page % 2) at[page * 4096] = (char)i;
    memcpy(content + page * 4096, at + page * 4096, 1);
    CHECK(memcmp(at, content, BYTES) == 0);
    CHECK(memcmp(tail + 1, content + BYTES - 4095, 4095) == 0);
  }
  CHECK((fd = open("mapped", O_RDONLY)) >= 0);
  static char again[BYTES];
  read_all(fd, again, BYTES);
  CHECK(holds(again, BYTES, 5));
  DONE();
}
