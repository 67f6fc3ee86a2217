// Shows: connections of which one half is closed go on in the other; SO_LINGER of zero resets the peer.
#include "tracee.h"
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>

int main(void) {
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof at;
  int listens = socket(AF_INET, SOCK_STREAM, 0);
  CHECK(bind(listens, (struct sockaddr *)&at, sizeof at) == 0 && listen(listens, 8) == 0);
  CHECK(getsockname(listens, (struct sockaddr *)&at, &length) == 0);
  signal(SIGPIPE, SIG_IGN);
  ROUNDS(i) {
    char text[8];
    int a = socket(AF_INET, SOCK_STREAM, 0), b, error = 0;
    CHECK(connect(a, (struct sockaddr *)&at, length) == 0 && (b = accept(listens, NULL, NULL)) >= 0);
    CHECK(send(a, "last", 4, 0) == 4 && shutdown(a, SHUT_WR) == 0);
    REFUSED(send(a, "x", 1, 0), EPIPE);
    struct pollfd fd = {b, POLLIN | POLLRDHUP, 0};
    for (int64_t end = now_ns() + 20000000000LL; !(fd.revents & POLLRDHUP);) CHECK(poll(&fd, 1, 100) >= 0 && now_ns() < end);
    CHECK(recv(b, text, 8, 0) == 4 && recv(b, text, 8, 0) == 0);
    CHECK(send(b, "still", 5, 0) == 5 && recv(a, text, 5, MSG_WAITALL) == 5 && memcmp(text, "still", 5) == 0);
    struct linger now = {1, 0}, kept = {0, 9};
    socklen_t size = sizeof kept;
    CHECK(setsockopt(b, SOL_SOCKET, SO_LINGER, &now, sizeof now) == 0);
    CHECK(getsockopt(b, SOL_SOCKET, SO_LINGER, &kept, &size) == 0 && kept.l_onoff == 1 && kept.l_linger == 0);
    CHECK(close(b) == 0);
    fd = (struct pollfd){a, POLLIN, 0};
    CHECK(poll(&fd, 1, 20000) == 1 && (fd.revents & (POLLERR | POLLHUP)));
    size = sizeof error;
    CHECK(getsockopt(a, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == ECONNRESET && close(a) == 0);
  }
  DONE();
}
