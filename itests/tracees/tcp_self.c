// Shows: listen, connect, accept, echo and close over TCP loopback, all in one process.
#include "tracee.h"
#include <arpa/inet.h>
#include <sys/socket.h>

int main(void) {
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}}, who;
  socklen_t length = sizeof at;
  int server = socket(AF_INET, SOCK_STREAM, 0), one = 1;
  CHECK(server >= 0 && bind(server, (void *)&at, sizeof at) == 0 && listen(server, 5) == 0);
  CHECK(getsockname(server, (void *)&at, &length) == 0 && at.sin_port != 0);
  char out[1000], in[1000];
  ROUNDS(i) {
    int client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    CHECK(client >= 0 && connect(client, (void *)&at, sizeof at) == 0);
    length = sizeof who;
    int session = accept4(server, (void *)&who, &length, SOCK_CLOEXEC);
    CHECK(session >= 0 && length == sizeof who && who.sin_addr.s_addr == htonl(INADDR_LOOPBACK));
    struct sockaddr_in own;
    CHECK(getsockname(client, (void *)&own, &length) == 0 && own.sin_port == who.sin_port);
    CHECK(setsockopt(client, SOL_SOCKET, SO_KEEPALIVE, &one, sizeof one) == 0);
    fill(out, sizeof out, (unsigned)i);
    write_all(client, out, sizeof out);
    read_all(session, in, sizeof in);
    CHECK(memcmp(in, out, sizeof in) == 0);
    write_all(session, in, 10);
    CHECK(shutdown(session, SHUT_WR) == 0);
    read_all(client, in, 10);
    CHECK(read(client, in, 1) == 0);
    CHECK(close(client) == 0 && close(session) == 0);
  }
  DONE();
}
