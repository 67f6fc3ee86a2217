// Shows: who opens a file of /dev/shm sees what another process has just stored in its mapping of it, and stores there.
#include "tracee.h"
#define SIZE (2 * 4096)

static char name[64];

static void stranger(int from, int to) {
  for (int wanted; read(from, &wanted, sizeof wanted) == sizeof wanted;) {
    int seen, fd = shm_open(name, O_RDWR, 0);
    CHECK(fd >= 0 && pread(fd, &seen, sizeof seen, 4096) == sizeof seen);
    seen *= 2;
    CHECK(pwrite(fd, &seen, sizeof seen, 0) == sizeof seen && close(fd) == 0);
    write_all(to, "x", 1);
  }
  _exit(0);
}

int main(void) {
  int to[2], from[2];
  char c;
  CHECK(pipe(to) == 0 && pipe(from) == 0);
  snprintf(name, sizeof name, "/roost-tracee-%d", getpid());
  pid_t peer = fork_peer();
  if (peer == 0) {
    close(to[1]);
    stranger(to[0], from[1]);
  }
  int fd = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
  CHECK(fd >= 0 && ftruncate(fd, SIZE) == 0);
  int *memory = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  CHECK(memory != MAP_FAILED && close(fd) == 0);
  ROUNDS(i) {
    memory[1024] = i + 1;
    if (i % 10 == 6) {
      write_all(to[1], &i, sizeof i), read_all(from[0], &c, 1);
      CHECK(memory[0] == 2 * (i + 1));
    }
  }
  close(to[1]);
  reap(peer);
  CHECK(shm_unlink(name) == 0);
  DONE();
}
