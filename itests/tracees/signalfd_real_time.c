// Shows: real-time signals come out of a signalfd each, in the order of number and sending, several by one read.
#include "tracee.h"
#include <sys/signalfd.h>

#define EACH 6

int main(void) {
  sigset_t set;
  int to[2];
  sigemptyset(&set), sigaddset(&set, SIGRTMIN + 2), sigaddset(&set, SIGRTMIN + 5);
  CHECK(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
  int fd = signalfd(-1, &set, 0);
  CHECK(fd >= 0 && pipe(to) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    char c;
    close(to[1]);
    for (int i = 0; read(to[0], &c, 1) == 1; i++)
      for (int k = 0; k < EACH; k++)
        CHECK(sigqueue(getppid(), SIGRTMIN + (k % 2 ? 2 : 5), (union sigval){.sival_int = 100 * i + k}) == 0);
    _exit(0);
  }
  ROUNDS(i) {
    struct signalfd_siginfo info[2 * EACH];
    write_all(to[1], "x", 1);
    int last[2] = {-1, -1};
    for (int have = 0; have < EACH;) {
      ssize_t n = read(fd, info, sizeof info);
      CHECK(n > 0 && n % (ssize_t)sizeof info[0] == 0);
      for (int k = 0; k < n / (ssize_t)sizeof info[0]; k++, have++) {
        int high = info[k].ssi_signo == (uint32_t)SIGRTMIN + 5;
        CHECK(info[k].ssi_pid == (uint32_t)peer && info[k].ssi_code == SI_QUEUE);
        CHECK(info[k].ssi_int / 100 == i && info[k].ssi_int % 2 == !high && info[k].ssi_int > last[high]);
        last[high] = info[k].ssi_int;
      }
    }
    CHECK(last[0] == 100 * i + EACH - 1 && last[1] == 100 * i + EACH - 2);
    // All of them wait at once.
    for (int k = 0; k < EACH; k++) CHECK(sigqueue(getpid(), SIGRTMIN + (k % 2 ? 2 : 5), (union sigval){.sival_int = k}) == 0);
    pause_us(2000);
    CHECK(read(fd, info, sizeof info) == EACH * (ssize_t)sizeof info[0]);
    for (int k = 0; k < EACH; k++) CHECK(info[k].ssi_int == (k < EACH / 2 ? 2 * k + 1 : 2 * (k - EACH / 2)));
  }
  close(to[1]);
  reap(peer);
  DONE();
}
