// Shows: ignored signals from home change nothing: no call fails, no sleep ends early, no handler runs.
#include "tracee.h"

int main(void) {
  int to[2], from[2];
  CHECK(pipe(to) == 0 && pipe(from) == 0 && signal(SIGUSR1, SIG_IGN) != SIG_ERR);
  pid_t peer = fork_peer();
  if (peer == 0) {
    char c;
    close(to[1]);
    while (read(to[0], &c, 1) == 1) {
      // SIGWINCH, SIGURG and SIGCHLD are ignored by default, SIGUSR1 by choice.
      for (int k = 0; k < 4; k++) {
        static const int signals[] = {SIGUSR1, SIGWINCH, SIGURG, SIGCHLD};
        pause_us(500), kill(getppid(), signals[k]);
      }
      write_all(from[1], &c, 1);
    }
    _exit(0);
  }
  ROUNDS(i) {
    char c;
    int64_t before = now_ns();
    write_all(to[1], "x", 1);
    CHECK(read(from[0], &c, 1) == 1 && c == 'x');
    write_all(to[1], "y", 1);
    struct timespec span = {0, 4000000};
    CHECK(nanosleep(&span, NULL) == 0 && now_ns() - before >= 4000000);
    CHECK(read(from[0], &c, 1) == 1 && c == 'y');
  }
  close(to[1]);
  reap(peer);
  DONE();
}
