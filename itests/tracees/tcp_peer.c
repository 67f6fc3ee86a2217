// Shows: one TCP connection to a peer that stays at home lives through all moves.
#include "tracee.h"
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

int main(void) {
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
  socklen_t length = sizeof at;
  int server = socket(AF_INET, SOCK_STREAM, 0), one = 1;
  CHECK(server >= 0 && bind(server, (void *)&at, sizeof at) == 0 && listen(server, 5) == 0);
  CHECK(getsockname(server, (void *)&at, &length) == 0);
  static char buffer[20000], out[20000];
  pid_t peer = fork_peer();
  if (peer == 0) {
    int session = accept(server, NULL, NULL);
    CHECK(session >= 0);
    for (ssize_t n; (n = read(session, buffer, sizeof buffer)) > 0;) write_all(session, buffer, (size_t)n);
    _exit(0);
  }
  int client = socket(AF_INET, SOCK_STREAM, 0);
  CHECK(client >= 0 && connect(client, (void *)&at, sizeof at) == 0);
  CHECK(setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one) == 0);
  ROUNDS(i) {
    size_t n = (size_t)(1 + i * 197 % 19990);
    fill(out, n, (unsigned)i);
    write_all(client, out, n);
    read_all(client, buffer, n);
    CHECK(holds(buffer, n, (unsigned)i));
  }
  CHECK(shutdown(client, SHUT_WR) == 0 && read(client, buffer, 1) == 0);
  reap(peer);
  DONE();
}
