// Shows: shared memory of a file in /dev/shm whose name is gone, and of a memfd, when nobody has a descriptor any more.
// Args: shm | memfd
#include "tracee.h"
#define SIZE (6 * 4096)

int main(int count, char **arguments) {
  char name[64];
  CHECK(count == 2);
  int fd;
  if (strcmp(arguments[1], "shm") == 0) {
    snprintf(name, sizeof name, "/roost-tracee-%d", getpid());
    fd = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
    CHECK(fd >= 0 && shm_unlink(name) == 0);
  } else {
    fd = memfd_create("roost tracee", 0);
  }
  CHECK(fd >= 0 && ftruncate(fd, SIZE) == 0);
  char *at = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  char *part = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 4 * 4096);
  CHECK(at != MAP_FAILED && part != MAP_FAILED && close(fd) == 0);
  fill(at, SIZE, 0);
  ROUNDS(i) {
    CHECK(holds(at, SIZE, i));
    fill(at, SIZE, i + 1);
    CHECK(memcmp(part, at + 4 * 4096, 4096) == 0);
    part[i]++;
    pause_us(200);
    CHECK(at[4 * 4096 + i] == part[i]);
    part[i]--;
  }
  CHECK(munmap(part, 4096) == 0 && munmap(at, SIZE) == 0);
  DONE();
}
