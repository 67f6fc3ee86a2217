// Shows: memory that is shared with another process for moments only is never a copy of its own.
// Run: may-stay
#include "tracee.h"

static int *map(int fd) {
  int *at = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  CHECK(at != MAP_FAILED);
  return at;
}

static void add(int *sum, int count) {
  for (int i = 0; i < count; i++) __atomic_add_fetch(sum, 1, __ATOMIC_SEQ_CST);
}

int main(void) {
  int fd = open("shared", O_RDWR | O_CREAT | O_TRUNC, 0600), to[2], from[2];
  char c;
  CHECK(fd >= 0 && ftruncate(fd, 4096) == 0 && pipe(to) == 0 && pipe(from) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    int *sum = map(fd);
    close(to[1]);
    while (read(to[0], &c, 1) == 1) {
      add(sum, 100);
      CHECK(write(from[1], &c, 1) == 1);
    }
    _exit(0);
  }
  close(to[0]);
  for (int i = 0, sum = 0; step(i); i++) {
    for (int k = 0; k < 4; k++) {
      int *at = map(fd);
      add(at, 100);
      CHECK(write(to[1], "x", 1) == 1 && read(from[0], &c, 1) == 1);
      add(at, 100);
      sum += 300;
      spin(2000);
      CHECK(__atomic_load_n(at, __ATOMIC_SEQ_CST) == sum && munmap(at, 4096) == 0);
      spin(2000);
    }
  }
  close(to[1]);
  reap(peer);
  DONE();
}
