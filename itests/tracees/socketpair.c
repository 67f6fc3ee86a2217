// Shows: stream and datagram socket pairs with a child at home: boundaries, shutdown, end.
#include "tracee.h"
#include <sys/socket.h>

int main(void) {
  int s[2], d[2];
  char buffer[2000], out[2000];
  CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, s) == 0 && socketpair(AF_UNIX, SOCK_SEQPACKET, 0, d) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    close(s[0]), close(d[0]);
    for (ssize_t n; (n = recv(d[1], buffer, sizeof buffer, 0)) > 0;) {
      CHECK(send(d[1], buffer, (size_t)n, 0) == n);
      write_all(s[1], buffer, (size_t)n);
    }
    _exit(0);
  }
  close(s[1]), close(d[1]);
  ROUNDS(i) {
    size_t n = (size_t)(1 + i * 19 % 1990);
    fill(out, n, (unsigned)i);
    CHECK(send(d[0], out, n, MSG_NOSIGNAL) == (ssize_t)n);
    CHECK(recv(d[0], buffer, sizeof buffer, 0) == (ssize_t)n && holds(buffer, n, (unsigned)i));
    CHECK(recv(s[0], buffer, n, MSG_WAITALL) == (ssize_t)n && holds(buffer, n, (unsigned)i));
  }
  CHECK(shutdown(d[0], SHUT_WR) == 0 && recv(d[0], buffer, sizeof buffer, 0) == 0);
  CHECK(recv(s[0], buffer, 1, 0) == 0);
  reap(peer);
  DONE();
}
