// Shows: pselect, ppoll and epoll_pwait let a signal in only while they wait, and end with EINTR then.
#include "tracee.h"
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>

static volatile int runs;
static void on_usr(int s, siginfo_t *i, void *c) { (void)s, (void)i, (void)c, runs++; }

int main(void) {
  int p[2], to[2], epoll = epoll_create1(0);
  char c = 0;
  sigset_t blocked, inside, now;
  sigemptyset(&blocked), sigaddset(&blocked, SIGUSR1), sigemptyset(&inside);
  on_signal(SIGUSR1, on_usr, SA_RESTART);
  CHECK(epoll >= 0 && pipe(p) == 0 && pipe(to) == 0 && sigprocmask(SIG_BLOCK, &blocked, NULL) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    close(to[1]);
    while (read(to[0], &c, 1) == 1) {
      if (c == 'l') pause_us(3000);
      kill(getppid(), SIGUSR1);
    }
    _exit(0);
  }
  ROUNDS(i) {
    struct timespec limit = {20, 0};
    struct pollfd fd = {p[0], POLLIN, 0};
    struct epoll_event got;
    fd_set reads;
    FD_ZERO(&reads);
  FD_SET(p[0], &reads);
    for (int k = 0; k < 3; k++) {
      runs = 0;
      write_all(to[1], (i + k) % 2 ? "l" : "n", 1);
      if (k == 0) REFUSED(pselect(p[0] + 1, &reads, NULL, NULL, &limit, &inside), EINTR);
      if (k == 1) REFUSED(ppoll(&fd, 1, &limit, &inside), EINTR);
      if (k == 2) REFUSED(epoll_pwait(epoll, &got, 1, 20000, &inside), EINTR);
      CHECK(runs == 1 && sigprocmask(SIG_BLOCK, NULL, &now) == 0 && sigismember(&now, SIGUSR1));
    }
  }
  close(to[1]);
  reap(peer);
  DONE();
}
