// Shows: a pipeline of other programs, fed and read by the moved process.
#include "tracee.h"

int main(void) {
  int to[2], from[2], lines = 0;
  CHECK(pipe2(to, O_CLOEXEC) == 0 && pipe2(from, O_CLOEXEC) == 0);
  pid_t child = fork_peer();
  if (child == 0) {
    dup2(to[0], 0), dup2(from[1], 1);
    execl("/bin/sh", "sh", "-c", "sort -n | sed s/^/x/ | cat", NULL);
    _exit(127);
  }
  close(to[0]), close(from[1]);
  ROUNDS(i) {
    char line[32];
    int n = snprintf(line, sizeof line, "%d\n", (i * 37) % rounds);
    write_all(to[1], line, (size_t)n);
  }
  close(to[1]);
  FILE *in = fdopen(from[0], "r");
  char line[32];
  int last = -1;
  CHECK(in);
  while (fgets(line, sizeof line, in)) {
    int value = atoi(line + 1);
    CHECK(line[0] == 'x' && value >= last);
    last = value, lines++;
  }
  CHECK(lines == rounds);
  reap(child);
  DONE();
}
