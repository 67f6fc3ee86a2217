// Shows: socket options, names, credentials of the peer and non-blocking connect are those of home.
#include "tracee.h"
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

int main(void) {
  struct sockaddr_un at = {.sun_family = AF_UNIX, .sun_path = "listening"}, name;
  int server = socket(AF_UNIX, SOCK_STREAM, 0);
  CHECK(server >= 0 && bind(server, (void *)&at, sizeof at) == 0 && listen(server, 5) == 0);
  ROUNDS(i) {
    int client = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0), value = 20000 + i * 16, got, error;
    CHECK(client >= 0 && connect(client, (void *)&at, sizeof at) == 0);
    struct pollfd ready = {server, POLLIN, 0};
    CHECK(poll(&ready, 1, 1000) == 1 && ready.revents == POLLIN);
    int session = accept(server, NULL, NULL);
    struct ucred peer;
    socklen_t length = sizeof peer;
    CHECK(getsockopt(session, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0 && length == sizeof peer);
    CHECK(peer.pid == getpid() && peer.uid == getuid());
    length = sizeof got;
    CHECK(setsockopt(client, SOL_SOCKET, SO_SNDBUF, &value, sizeof value) == 0);
    CHECK(getsockopt(client, SOL_SOCKET, SO_SNDBUF, &got, &length) == 0 && got == 2 * value);
    CHECK(getsockopt(client, SOL_SOCKET, SO_TYPE, &got, &length) == 0 && got == SOCK_STREAM);
    CHECK(getsockopt(client, SOL_SOCKET, SO_ERROR, &error, &length) == 0 && error == 0);
    length = sizeof name;
    CHECK(getpeername(client, (void *)&name, &length) == 0 && strcmp(name.sun_path, "listening") == 0);
    REFUSED(setsockopt(client, SOL_SOCKET, 9999, &value, sizeof value), ENOPROTOOPT);
    CHECK(close(client) == 0 && close(session) == 0);
  }
  DONE();
}
