// Shows: bytes lying in a pipe before a move are read after it, and the pipe's limits stay.
#include "tracee.h"
#include <sys/ioctl.h>

int main(void) {
  int ends[2];
  CHECK(pipe2(ends, O_NONBLOCK) == 0);
  char out[300], in[300];
  write_all(ends[1], "ahead", 5);
  ROUNDS(i) {
    fill(out, sizeof out, (unsigned)i);
    CHECK(write(ends[1], out, sizeof out) == sizeof out);
    int waiting;
    CHECK(ioctl(ends[0], FIONREAD, &waiting) == 0 && waiting == 305);
    CHECK(read(ends[0], in, 5) == 5 && memcmp(in, "ahead", 5) == 0);
    CHECK(read(ends[0], in, sizeof in) == 300 && memcmp(in, out, 300) == 0);
    REFUSED(read(ends[0], in, 1), EAGAIN);
    write_all(ends[1], "ahead", 5);
    CHECK(fcntl(ends[1], F_GETPIPE_SZ) == 65536);
  }
  DONE();
}
