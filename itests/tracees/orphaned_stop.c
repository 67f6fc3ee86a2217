// Shows: a process whose group has nobody who could continue it is not stopped by SIGTSTP, SIGTTIN and SIGTTOU.
// Run: pty
#include "tracee.h"

int main(void) {
  CHECK(getpid() == getsid(0));
  int signals[] = {SIGTSTP, SIGTTIN, SIGTTOU}, to[2];
  char c;
  CHECK(pipe(to) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    close(to[1]);
    for (int i = 0; read(to[0], &c, 1) == 1; i++) CHECK(kill(getppid(), signals[i % 3]) == 0);
    _exit(0);
  }
  ROUNDS(i) {
    CHECK(raise(signals[i % 3]) == 0);
    write_all(to[1], "s", 1);
  }
  close(to[1]);
  reap(peer);
  DONE();
}
