// Shows: a file that is read a little in each round is read to its end, and from its beginning again.
#include "tracee.h"

enum { BLOCK = 4096, BLOCKS = 400, EACH = 5 };
static char got[BLOCK];

int main(void) {
  int fd = open("data", O_WRONLY | O_CREAT | O_TRUNC, 0600), n = BLOCKS;
  CHECK(fd >= 0);
  for (int i = 0; i < BLOCKS; i++) fill(got, BLOCK, (unsigned)i), write_all(fd, got, BLOCK);
  ROUNDS(i) {
    if (n == BLOCKS) {
      CHECK(close(fd) == 0 && (fd = open("data", O_RDONLY)) >= 0);
      n = 0;
    }
    for (int k = 0; k < EACH; k++, n++) CHECK(read(fd, got, BLOCK) == BLOCK && holds(got, BLOCK, (unsigned)n));
    if (n == BLOCKS) CHECK(read(fd, got, BLOCK) == 0);
  }
  DONE();
}
