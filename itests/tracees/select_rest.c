// Shows: select says how much time is left when a descriptor becomes ready, also if it is moved while it waits.
#include "tracee.h"
#include <sys/select.h>

int main(void) {
  int p[2], to[2];
  char c;
  CHECK(pipe(p) == 0 && pipe(to) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    close(to[1]);
    while (read(to[0], &c, 1) == 1) pause_us(20000), write_all(p[1], "x", 1);
    _exit(0);
  }
  ROUNDS(i) {
    struct timeval left = {100, 0};
    fd_set reads;
    FD_ZERO(&reads);
    FD_SET(p[0], &reads);
    int64_t before = now_ns();
    write_all(to[1], "g", 1);
    CHECK(syscall(SYS_select, p[0] + 1, &reads, NULL, NULL, &left) == 1);
    CHECK(FD_ISSET(p[0], &reads) && read(p[0], &c, 1) == 1);
    int64_t rest_us = left.tv_sec * 1000000 + left.tv_usec, took_us = (now_ns() - before) / 1000;
    CHECK(rest_us < 100000000 && rest_us >= 100000000 - took_us);
  }
  close(to[1]);
  reap(peer);
  DONE();
}
