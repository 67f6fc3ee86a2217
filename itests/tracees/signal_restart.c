// Shows: reads interrupted by signals from home: with SA_RESTART they go on, without it they end with EINTR.
#include "tracee.h"
#include <poll.h>

static volatile int hits;
static void on_hit(int s, siginfo_t *i, void *c) { (void)s, (void)i, (void)c, hits++; }

static void be_peer(int from, int to) {
  char c;
  struct pollfd told = {from, POLLIN, 0};
  while (read(from, &c, 1) == 1) {
    if (c == 'r') {
      for (int k = 0; k < 3; k++) pause_us(2000), kill(getppid(), SIGUSR1);
      pause_us(2000);
    } else {
      // One that comes before the read begins interrupts nothing, so they come until it is enough.
      while (poll(&told, 1, 0) == 0) kill(getppid(), SIGUSR2), pause_us(2000);
      CHECK(read(from, &c, 1) == 1 && c == 'd');
    }
    write_all(to, &c, 1);
  }
  _exit(0);
}

int main(void) {
  int to[2], from[2];
  CHECK(pipe(to) == 0 && pipe(from) == 0);
  on_signal(SIGUSR1, on_hit, SA_RESTART);
  on_signal(SIGUSR2, on_hit, 0);
  pid_t peer = fork_peer();
  if (peer == 0) close(to[1]), be_peer(to[0], from[1]);
  ROUNDS(i) {
    char c;
    int before = hits;
    write_all(to[1], "r", 1);
    CHECK(read(from[0], &c, 1) == 1 && c == 'r');  // one call, whatever came in between
    CHECK(hits > before && hits <= before + 3);
    before = hits;
    write_all(to[1], "i", 1);
    for (int k = 0; k < 3; k++) REFUSED(read(from[0], &c, 1), EINTR);
    CHECK(hits >= before + 3);
    write_all(to[1], "d", 1);
    read_all(from[0], &c, 1);
    CHECK(c == 'd');
  }
  close(to[1]);
  reap(peer);
  DONE();
}
