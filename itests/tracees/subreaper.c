// Shows: a process that adopts orphans (PR_SET_CHILD_SUBREAPER) gets and waits for grandchildren.
#include "tracee.h"

int main(void) {
  int on = 0;
  CHECK(prctl(PR_SET_CHILD_SUBREAPER, 1) == 0);
  ROUNDS(i) {
    int p[2], go[2], status;
    char c;
    pid_t orphan;
    CHECK(prctl(PR_GET_CHILD_SUBREAPER, &on) == 0 && on == 1 && pipe(p) == 0 && pipe(go) == 0);
    pid_t pid = fork_peer();
    if (pid == 0) {
      if ((orphan = fork()) == 0) {
        CHECK(close(go[1]) == 0 && read(go[0], &c, 1) == 0);
        _exit(40 + i % 2);
      }
      CHECK(orphan > 0 && write(p[1], &orphan, sizeof orphan) == sizeof orphan);
      _exit(0);
    }
    CHECK(read(p[0], &orphan, sizeof orphan) == sizeof orphan);
    reap(pid);
    CHECK(close(go[1]) == 0 && waitpid(orphan, &status, 0) == orphan);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 40 + i % 2);
    CHECK(close(p[0]) == 0 && close(p[1]) == 0 && close(go[0]) == 0);
  }
  DONE();
}
