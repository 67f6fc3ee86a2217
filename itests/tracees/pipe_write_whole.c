// Shows: a blocking write that waits for a slow reader at home writes all it was given, since no signal came.
// Run: limit
#include "tracee.h"

int main(void) {
  int ends[2];
  size_t bytes = (size_t)rounds * 4096;
  char *data = malloc(bytes), *got = malloc(bytes);
  CHECK(data && got && pipe(ends) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    close(ends[1]);
    for (unsigned i = 0; i < 5; i++) {
      for (size_t at = 0, piece = bytes / 20; at < bytes; at += piece) {
        read_all(ends[0], got + at, piece < bytes - at ? piece : bytes - at);
        pause_us(pace_us);
      }
      CHECK(holds(got, bytes, i));
    }
    _exit(0);
  }
  close(ends[0]);
  for (unsigned i = 0; i < 5; i++) {
    printf("step %u/5\n", i);
    fill(data, bytes, i);
    CHECK(write(ends[1], data, bytes) == (ssize_t)bytes);
  }
  close(ends[1]);
  reap(peer);
  DONE();
}
