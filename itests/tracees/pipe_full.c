// Shows: a large write into a full pipe with a slow reader at home delivers each byte once, in order.
#include "tracee.h"

int main(void) {
  int ends[2];
  size_t bytes = (size_t)rounds * 8192;
  char *data = malloc(bytes);
  CHECK(data && pipe(ends) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    close(ends[1]);
    char *got = malloc(bytes);
    for (size_t at = 0; at < 3 * bytes;) {
      size_t want = 3 * bytes - at < 16384 ? 3 * bytes - at : 16384;
      read_all(ends[0], got, want);
      for (size_t k = 0; k < want; k++)
        CHECK((unsigned char)got[k] == pattern_at((unsigned)((at + k) / bytes), (at + k) % bytes));
      at += want;
      pause_us(pace_us);
    }
    _exit(0);
  }
  close(ends[0]);
  for (unsigned i = 0; i < 3; i++) {
    printf("step %u/3\n", i);
    fill(data, bytes, i);
    write_all(ends[1], data, bytes);  // far more than the pipe holds
  }
  close(ends[1]);
  reap(peer);
  DONE();
}
