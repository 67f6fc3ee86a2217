// Shows: UDP datagrams keep their boundaries and senders; a receive timeout is kept.
#include "tracee.h"
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>

// A datagram to this machine may take longer than the receive timeout when it is busy.
static void await_datagram(int socket) {
  struct pollfd there = {socket, POLLIN, 0};
  CHECK(poll(&there, 1, 20000) == 1 && there.revents == POLLIN);
}

int main(void) {
  int s[2];
  struct sockaddr_in at[2], who;
  char out[1400], in[1500];
  for (int k = 0; k < 2; k++) {
    at[k] = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t length = sizeof at[k];
    s[k] = socket(AF_INET, SOCK_DGRAM, 0);
    CHECK(s[k] >= 0 && bind(s[k], (void *)&at[k], sizeof at[k]) == 0);
    CHECK(getsockname(s[k], (void *)&at[k], &length) == 0);
  }
  struct timeval timeout = {0, 5000};
  CHECK(setsockopt(s[1], SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout) == 0);
  ROUNDS(i) {
    size_t n = (size_t)(i * 41 % 1400);
    fill(out, n, (unsigned)i);
    CHECK(sendto(s[0], out, n, 0, (void *)&at[1], sizeof at[1]) == (ssize_t)n);
    CHECK(sendto(s[0], "second", 6, 0, (void *)&at[1], sizeof at[1]) == 6);
    socklen_t length = sizeof who;
    await_datagram(s[1]);
    CHECK(recvfrom(s[1], in, sizeof in, 0, (void *)&who, &length) == (ssize_t)n && holds(in, n, (unsigned)i));
    CHECK(length == sizeof who && who.sin_port == at[0].sin_port);
    await_datagram(s[1]);
    CHECK(recv(s[1], in, 3, MSG_TRUNC) == 6 && memcmp(in, "sec", 3) == 0);
    int64_t before = now_ns();
    REFUSED(recv(s[1], in, sizeof in, 0), EAGAIN);
    CHECK(now_ns() - before >= 4000000);
  }
  DONE();
}
