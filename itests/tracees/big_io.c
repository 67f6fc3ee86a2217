// Shows: single writes and reads of 5 MiB arrive whole; the same through a pipe arrives in order.
#include "tracee.h"

int main(void) {
  size_t bytes = 5 << 20;
  char *out = malloc(bytes), *in = malloc(bytes);
  int fd = open("data", O_RDWR | O_CREAT | O_TRUNC, 0600), ends[2];
  CHECK(out && in && fd >= 0 && pipe(ends) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    close(ends[0]);
    for (int i = 0; i < (rounds + 9) / 10; i++) fill(out, bytes, (unsigned)i + 77), write_all(ends[1], out, bytes);
    _exit(0);
  }
  close(ends[1]);
  ROUNDS(i) {
    if (i % 10) continue;
    fill(out, bytes, (unsigned)i);
    memset(in, 0, bytes);
    CHECK(pwrite(fd, out, bytes, i) == (ssize_t)bytes);
    CHECK(pread(fd, in, bytes, i) == (ssize_t)bytes);
    CHECK(holds(in, bytes, (unsigned)i));
    read_all(ends[0], in, bytes);
    CHECK(holds(in, bytes, (unsigned)(i / 10) + 77));
  }
  reap(peer);
  CHECK(read(ends[0], in, 1) == 0);
  DONE();
}
