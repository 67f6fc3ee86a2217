// Shows: a file of /dev/shm holds what a process that has ended had stored in its mapping.
#include "tracee.h"
#define SIZE (4 * 4096)

// TRACEE_KEEP: its name stays, and who runs this looks at it and removes it.
int main(void) {
  char name[64];
  snprintf(name, sizeof name, "/roost-tracee-%d", getpid());
  int fd = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
  CHECK(fd >= 0 && ftruncate(fd, SIZE) == 0);
  char *memory = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  CHECK(memory != MAP_FAILED && close(fd) == 0);
  ROUNDS(i) fill(memory, SIZE, i + 1);
  if (!getenv("TRACEE_KEEP")) CHECK(shm_unlink(name) == 0);
  DONE();
}
