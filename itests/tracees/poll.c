// Shows: poll and ppoll: readiness, timeouts, hang-up, invalid descriptors, and a peer that makes one ready.
#include "tracee.h"
#include <poll.h>

int main(void) {
  int to[2], from[2], idle[2];
  CHECK(pipe(to) == 0 && pipe(from) == 0 && pipe(idle) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    char c;
    close(to[1]);
    while (read(to[0], &c, 1) == 1) pause_us(2000), write_all(from[1], &c, 1);
    _exit(0);
  }
  ROUNDS(i) {
    struct pollfd p[4] = {{idle[0], POLLIN, 7}, {from[0], POLLIN, 7}, {to[1], POLLOUT, 7}, {-1, POLLIN, 7}};
    CHECK(poll(p, 4, -1) == 1 && p[2].revents == POLLOUT && !p[0].revents && !p[1].revents && !p[3].revents);
    int64_t before = now_ns();
    CHECK(poll(p, 2, 3) == 0 && now_ns() - before >= 3000000);
    CHECK(poll(p, 2, 0) == 0 && poll(NULL, 0, 1) == 0);
    write_all(to[1], "x", 1);
    CHECK(poll(p, 2, 10000) == 1 && p[1].revents == POLLIN);
    char c;
    CHECK(read(from[0], &c, 1) == 1 && c == 'x');
    struct timespec none = {0, 2000000};
    before = now_ns();
    CHECK(ppoll(p, 2, &none, NULL) == 0 && now_ns() - before >= 2000000);
    struct pollfd invalid = {999, POLLIN, 0};
    CHECK(poll(&invalid, 1, -1) == 1 && invalid.revents == POLLNVAL);
  }
  close(to[1]), close(idle[1]);
  struct pollfd gone = {idle[0], POLLIN, 0};
  CHECK(poll(&gone, 1, 10000) == 0 || (gone.revents & POLLHUP));  // the peer may still hold the other end
  reap(peer);
  CHECK(poll(&gone, 1, -1) == 1 && gone.revents == POLLHUP);
  DONE();
}
