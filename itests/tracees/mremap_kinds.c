// Shows: mremap to a given place, over what is there, and leaving the old place empty but mapped.
#include "tracee.h"
#ifndef MREMAP_DONTUNMAP
#define MREMAP_DONTUNMAP 4
#endif

int main(void) {
  enum { SIZE = 4 * 4096 };
  int fd = open("file", O_RDWR | O_CREAT | O_TRUNC, 0600);
  static char content[SIZE];
  fill(content, SIZE, 9);
  CHECK(fd >= 0);
  write_all(fd, content, SIZE);
  char *kept = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
  CHECK(kept != MAP_FAILED && (kept[0] ^= 1, 1));
  ROUNDS(i) {
    char *a = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *b = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(a != MAP_FAILED && b != MAP_FAILED);
    fill(a, SIZE, i), fill(b, SIZE, i + 1);
    CHECK(mremap(a, SIZE, SIZE, MREMAP_MAYMOVE | MREMAP_FIXED, b) == b && holds(b, SIZE, i));
    a = mremap(b, SIZE, SIZE, MREMAP_MAYMOVE | MREMAP_DONTUNMAP, NULL);
    CHECK(a != MAP_FAILED && a != b && holds(a, SIZE, i) && b[0] == 0 && b[SIZE - 1] == 0);
    b[5] = 7;
    spin(100);
    CHECK(b[5] == 7 && holds(a, SIZE, i) && munmap(a, SIZE) == 0 && munmap(b, SIZE) == 0);
    // A private mapping of a file, written to, goes with its pages.
    a = mremap(kept, SIZE, SIZE, MREMAP_MAYMOVE | MREMAP_FIXED, b);
    CHECK(a == b && a[0] == (content[0] ^ 1) && memcmp(a + 1, content + 1, SIZE - 1) == 0);
    kept = a;
  }
  DONE();
}
