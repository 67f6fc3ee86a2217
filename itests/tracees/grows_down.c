// Shows: memory that grows downwards when it is touched below (MAP_GROWSDOWN) goes on growing.
// Run: may-stay
#include "tracee.h"

int main(void) {
  size_t room = 64 << 20;
  char *space = mmap(NULL, room, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  CHECK(space != MAP_FAILED && munmap(space, room) == 0);
  char *top = space + room - 4096;
  char *at = mmap(top, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_GROWSDOWN | MAP_FIXED_NOREPLACE, -1, 0);
  CHECK(at == top);
  ROUNDS(i) {
    char *lower = top - 4096L * (i + 1);
    CHECK(*lower == 0);
    *lower = (char)i;
    for (int k = 0; k <= i; k++) CHECK(top[-4096L * (k + 1)] == (char)k);
  }
  DONE();
}
