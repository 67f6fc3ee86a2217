// Shows: the holder of a lease is told by a signal when somebody else opens the file, who waits until it is given up.
#include "tracee.h"

static volatile int told, which;
static void on_break(int s, siginfo_t *info, void *c) { (void)s, (void)c, which = info->si_fd, told++; }

int main(void) {
  int to[2], back[2], fd = open("file", O_RDONLY | O_CREAT, 0600);
  char c;
  CHECK(fd >= 0 && pipe(to) == 0 && pipe(back) == 0);
  on_signal(SIGRTMIN + 7, on_break, SA_RESTART);
  pid_t peer = fork_peer();
  if (peer == 0) {
    close(to[1]), close(fd);
    while (read(to[0], &c, 1) == 1) {
      int mine = open("file", O_WRONLY);
      CHECK(mine >= 0 && write(back[1], "o", 1) == 1 && close(mine) == 0 && write(back[1], "c", 1) == 1);
    }
    _exit(0);
  }
  ROUNDS(i) {
    told = 0;
    CHECK(fcntl(fd, F_SETSIG, SIGRTMIN + 7) == 0);
    CHECK(fcntl(fd, F_SETLEASE, F_RDLCK) == 0 && fcntl(fd, F_GETLEASE) == F_RDLCK);
    write_all(to[1], "g", 1);
    for (int64_t end = now_ns() + 10000000000LL; told == 0;) CHECK(now_ns() < end);
    CHECK(told == 1 && which == fd && fcntl(fd, F_GETLEASE) == F_UNLCK && fcntl(fd, F_SETLEASE, F_UNLCK) == 0);
    read_all(back[0], &c, 1), read_all(back[0], &c, 1);
  }
  close(to[1]);
  reap(peer);
  DONE();
}
