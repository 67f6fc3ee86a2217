// Shows: a conversation over two pipes with a child that stays at home.
#include "tracee.h"

int main(void) {
  int to[2], from[2];
  CHECK(pipe(to) == 0 && pipe(from) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    uint32_t n;
    close(to[1]);
    for (ssize_t got; (got = read(to[0], &n, sizeof n)) == sizeof n;) n = n * 3 + 1, write_all(from[1], &n, sizeof n);
    _exit(0);
  }
  close(to[0]), close(from[1]);
  ROUNDS(i) {
    for (uint32_t k = 0; k < 5; k++) {
      uint32_t n = (uint32_t)i * 7 + k, answer;
      write_all(to[1], &n, sizeof n);
      read_all(from[0], &answer, sizeof answer);
      CHECK(answer == n * 3 + 1);
    }
  }
  close(to[1]);
  reap(peer);
  CHECK(read(from[0], &to, 1) == 0);
  DONE();
}
