// Shows: a read that waits for a slow writer at home survives moves in the middle and sees the end of the pipe.
#include "tracee.h"

int main(void) {
  int ends[2];
  CHECK(pipe(ends) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    close(ends[0]);
    for (int i = 0; i < 10; i++) {
      char line[32];
      pause_us(pace_us * rounds / 10);
      int n = snprintf(line, sizeof line, "message %d\n", i);
      write_all(ends[1], line, (size_t)n);
    }
    _exit(0);
  }
  close(ends[1]);
  char line[32], expected[32];
  for (int i = 0; i < 10; i++) {
    printf("step %d/10\n", i);
    int n = snprintf(expected, sizeof expected, "message %d\n", i);
    CHECK(read(ends[0], line, (size_t)n) == n && memcmp(line, expected, (size_t)n) == 0);
  }
  CHECK(read(ends[0], line, sizeof line) == 0);
  reap(peer);
  DONE();
}
