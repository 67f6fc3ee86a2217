// Shows: fork and wait: the child has the parent's memory and its own, ids and codes are right.
#include "tracee.h"

int main(void) {
  static char block[100000];
  int counter = 0, kill_status;
  pid_t me = getpid();
  ROUNDS(i) {
    fill(block, sizeof block, (unsigned)i);
    counter++;
    pid_t child = fork();
    CHECK(child >= 0);
    if (child == 0) {
      counter += 1000;
      if (!holds(block, sizeof block, (unsigned)i) || getppid() != me || getpid() == me) _exit(99);
      memset(block, 0, sizeof block);
      _exit(counter % 50);
    }
    int status;
    CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == (counter + 1000) % 50 && counter == i + 1);
    CHECK(holds(block, sizeof block, (unsigned)i));
    if (i % 5) continue;
    if ((child = fork()) == 0) for (;;) pause_us(100000);
    CHECK(waitpid(child, &kill_status, WNOHANG) == 0 && kill(child, SIGKILL) == 0);
    CHECK(waitpid(child, &kill_status, 0) == child && WIFSIGNALED(kill_status) && WTERMSIG(kill_status) == SIGKILL);
  }
  DONE();
}
