// Shows: a process that shares a writable file's memory with one at home is not moved, with a reason, and stays right.
// Run: stays
#include "tracee.h"

int main(void) {
  int fd = open("shared", O_RDWR | O_CREAT | O_TRUNC, 0600);
  CHECK(fd >= 0 && ftruncate(fd, 4096) == 0);
  volatile int *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  CHECK(shared != MAP_FAILED && close(fd) == 0);
  CHECK(shared != MAP_FAILED);
  pid_t peer = fork_peer();
  if (peer == 0) {
    for (int i = 0; i < rounds; i++) {
      while (__atomic_load_n(&shared[0], __ATOMIC_ACQUIRE) != i + 1) pause_us(500);
      __atomic_store_n(&shared[64], i + 1, __ATOMIC_RELEASE);
    }
    _exit(0);
  }
  ROUNDS(i) {
    __atomic_store_n(&shared[0], i + 1, __ATOMIC_RELEASE);
    while (__atomic_load_n(&shared[64], __ATOMIC_ACQUIRE) != i + 1) pause_us(500);
  }
  reap(peer);
  DONE();
}
