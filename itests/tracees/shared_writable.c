// Shows: a process that shares writable memory with one at home is not moved, with a stay reason, and stays right.
// Run: stays
#include "tracee.h"

int main(void) {
  volatile int *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
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
