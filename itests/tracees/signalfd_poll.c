// Shows: poll and epoll, by level and by edge, wake up for signals that a signalfd reads; blocked they interrupt nothing.
// Args: level | edge
#include "tracee.h"
#include <poll.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>

int main(int argc, char **argv) {
  (void)argc;
  int edge = !strcmp(argv[1], "edge"), to[2], p[2], epoll = epoll_create1(0);
  sigset_t set;
  sigemptyset(&set), sigaddset(&set, SIGUSR1), sigaddset(&set, SIGURG);
  CHECK(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
  int fd = signalfd(-1, &set, SFD_NONBLOCK);
  struct epoll_event wanted = {.events = EPOLLIN | (edge ? EPOLLET : 0), .data.fd = fd}, got;
  CHECK(fd >= 0 && pipe(to) == 0 && pipe(p) == 0 && epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &wanted) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    char c;
    close(to[1]);
    while (read(to[0], &c, 1) == 1) {
      pause_us(1000);
      CHECK(kill(getppid(), c == 'u' ? SIGURG : SIGUSR1) == 0);
      if (c == 'p') pause_us(1000), write_all(p[1], "x", 1);
    }
    _exit(0);
  }
  ROUNDS(i) {
    struct signalfd_siginfo info;
    struct pollfd polled = {fd, POLLIN, 0};
    char c;
    CHECK(epoll_wait(epoll, &got, 1, 0) == 0);
    write_all(to[1], i % 2 ? "u" : "s", 1);
    CHECK(epoll_wait(epoll, &got, 1, 20000) == 1 && got.data.fd == fd && got.events == EPOLLIN);
    CHECK(epoll_wait(epoll, &got, 1, 0) == !edge);
    CHECK(read(fd, &info, sizeof info) == sizeof info && info.ssi_signo == (uint32_t)(i % 2 ? SIGURG : SIGUSR1));
    CHECK(info.ssi_pid == (uint32_t)peer && epoll_wait(epoll, &got, 1, 0) == 0);
    write_all(to[1], "s", 1);
    CHECK(poll(&polled, 1, 20000) == 1 && polled.revents == POLLIN);
    CHECK(read(fd, &info, sizeof info) == sizeof info);
    CHECK(poll(&polled, 1, 0) == 0);
    // The read of a pipe is not interrupted by what comes meanwhile.
    write_all(to[1], "p", 1);
    CHECK(read(p[0], &c, 1) == 1 && poll(&polled, 1, 0) == 1 && read(fd, &info, sizeof info) == sizeof info);
    CHECK(epoll_wait(epoll, &got, 1, 0) == 0);
  }
  close(to[1]);
  reap(peer);
  DONE();
}
