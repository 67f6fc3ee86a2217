// Shows: an edge that came while nobody waited is reported once after a move, and not again before there is more.
#include "tracee.h"
#include <sys/epoll.h>
#include <sys/socket.h>

int main(void) {
  int s[2], quiet[2], set = epoll_create1(EPOLL_CLOEXEC);
  char c;
  CHECK(set >= 0 && socketpair(AF_UNIX, SOCK_STREAM, 0, s) == 0 && socketpair(AF_UNIX, SOCK_STREAM, 0, quiet) == 0);
  struct epoll_event in = {EPOLLIN | EPOLLET | EPOLLRDHUP, {.u32 = 1}}, once = {EPOLLIN | EPOLLONESHOT, {.u32 = 2}}, got[4];
  CHECK(epoll_ctl(set, EPOLL_CTL_ADD, s[0], &in) == 0 && epoll_ctl(set, EPOLL_CTL_ADD, quiet[0], &once) == 0);
  write_all(quiet[1], "q", 1);
  CHECK(epoll_wait(set, got, 4, -1) == 1 && got[0].data.u32 == 2);
  ROUNDS(i) {
    if (i % 16 == 0)
      while (recv(s[0], got, sizeof got, MSG_DONTWAIT) > 0) continue;
    CHECK(epoll_wait(set, got, 4, 0) == 0);  // what is armed no more stays so; what was left unread gives no new edge
    write_all(s[1], "ab", 2);
    pause_us(2000);
    CHECK(epoll_wait(set, got, 4, -1) == 1 && got[0].data.u32 == 1 && got[0].events == EPOLLIN);
    pause_us(2000);
    CHECK(epoll_wait(set, got, 4, 0) == 0 && read(s[0], &c, 1) == 1 && epoll_wait(set, got, 4, 0) == 0);
    write_all(s[1], "c", 1);
    CHECK(epoll_wait(set, got, 4, -1) == 1 && got[0].data.u32 == 1);
    CHECK(read(s[0], &c, 1) == 1);
    if (i % 2) CHECK(read(s[0], &c, 1) == 1 && read(s[0], &c, 1) == 1);  // else something is left
  }
  CHECK(shutdown(s[1], SHUT_WR) == 0 && epoll_wait(set, got, 4, -1) == 1 && (got[0].events & EPOLLRDHUP));
  CHECK(epoll_ctl(set, EPOLL_CTL_MOD, quiet[0], &once) == 0);
  CHECK(epoll_wait(set, got, 4, -1) == 1 && got[0].data.u32 == 2);
  DONE();
}
