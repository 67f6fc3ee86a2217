// Shows: a receive that must not return before all has come (MSG_WAITALL) waits for all of it, since no signal came.
// Run: limit
#include "tracee.h"
#include <sys/socket.h>

int main(void) {
  int s[2], to[2];
  char c, got[8];
  CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, s) == 0 && pipe(to) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    close(to[1]);
    while (read(to[0], &c, 1) == 1) write_all(s[1], "abcd", 4), pause_us(20000), write_all(s[1], "efgh", 4);
    _exit(0);
  }
  ROUNDS(i) {
    write_all(to[1], "g", 1);
    CHECK(recv(s[0], got, 8, MSG_WAITALL) == 8 && memcmp(got, "abcdefgh", 8) == 0);
  }
  close(to[1]);
  reap(peer);
  DONE();
}
