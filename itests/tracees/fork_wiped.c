// Shows: memory that a fork wipes (MADV_WIPEONFORK) is zero in the child and kept in the parent.
#include "tracee.h"

int main(void) {
  char *at = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK(at != MAP_FAILED && madvise(at, 4096, MADV_WIPEONFORK) == 0);
  ROUNDS(i) {
    at[0] = (char)(i + 1), at[4096] = 3;
    pid_t pid = fork_peer();
    if (pid == 0) _exit(at[0] == 0 && at[4096] == 3 ? 0 : 1);
    reap(pid);
    CHECK(at[0] == (char)(i + 1));
  }
  DONE();
}
