// Shows: a file of /dev/shm that has a name is memory of all who map it, and has its contents when nobody does any more.
// Args: closed | open
#include "family.h"
#define SIZE (4 * 4096)

static char name[64];

static char *map(int fd) {
  char *at = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  CHECK(at != MAP_FAILED);
  return at;
}

int main(int count, char **arguments) {
  CHECK(count == 2);
  int keep = strcmp(arguments[1], "open") == 0;
  snprintf(name, sizeof name, "/roost-tracee-%d", getpid());
  int fd = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
  CHECK(fd >= 0 && ftruncate(fd, SIZE) == 0);
  struct meeting *at = share(sizeof *at);
  pid_t peer = fork_peer();
  char *memory = map(fd);
  if (!keep) CHECK(close(fd) == 0);
  if (peer == 0) {
    for (int i = 0; i < rounds; i++) {
      meet(at, 2);
      CHECK(holds(memory, SIZE, i));
      fill(memory, SIZE, i + 1000);
      meet(at, 2);
    }
    _exit(0);
  }
  ROUNDS(i) {
    fill(memory, SIZE, i);
    meet(at, 2), meet(at, 2);
    CHECK(holds(memory, SIZE, i + 1000));
  }
  reap(peer);
  fill(memory, SIZE, 7);
  CHECK(munmap(memory, SIZE) == 0);
  pause_us(200);
  if (!keep) CHECK((fd = shm_open(name, O_RDWR, 0)) >= 0);
  memory = map(fd);
  CHECK(holds(memory, SIZE, 7));
  pause_us(200);
  int again = shm_open(name, O_RDWR | O_TRUNC, 0);
  CHECK(again >= 0 && ftruncate(again, SIZE) == 0 && memory[0] == 0 && memory[SIZE - 1] == 0 && close(again) == 0);
  CHECK(munmap(memory, SIZE) == 0 && close(fd) == 0 && shm_unlink(name) == 0);
  DONE();
}
