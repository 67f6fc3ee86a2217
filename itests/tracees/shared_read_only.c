// Shows: a shared mapping that may only be read still shows what is written to its file.
// Run: may-stay
#include "tracee.h"

int main(void) {
  int fd = open("shared", O_RDWR | O_CREAT | O_TRUNC, 0600);
  CHECK(fd >= 0 && ftruncate(fd, 4096) == 0);
  int reader = open("shared", O_RDONLY);
  volatile char *at = mmap(NULL, 4096, PROT_READ, MAP_SHARED, reader, 0);
  CHECK(at != MAP_FAILED);
  ROUNDS(i) {
    char c = (char)(i + 1);
    CHECK(pwrite(fd, &c, 1, i) == 1);
    CHECK(at[i] == c);
  }
  DONE();
}
