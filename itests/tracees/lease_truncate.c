// Shows: who opens a file for reading with O_TRUNC, which Linux obeys, cuts it off for who is reading it.
// Run: limit
#include "tracee.h"

int main(void) {
  int to[2], back[2], fd;
  char block[4096], c;
  CHECK(pipe(to) == 0 && pipe(back) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    for (close(to[1]); read(to[0], &c, 1) == 1; write_all(back[1], &c, 1)) {
      CHECK((fd = open("data", O_RDONLY | O_TRUNC)) >= 0 && close(fd) == 0);
    }
    _exit(0);
  }
  ROUNDS(i) {
    CHECK((fd = open("data", O_RDWR | O_CREAT, 0600)) >= 0 && ftruncate(fd, 1 << 20) == 0 && close(fd) == 0);
    CHECK((fd = open("data", O_RDONLY)) >= 0);
    for (int n = 0; n < 20; n++) CHECK(read(fd, block, sizeof block) == sizeof block);
    write_all(to[1], "t", 1), read_all(back[0], &c, 1);
    CHECK(read(fd, block, sizeof block) == 0 && close(fd) == 0);
  }
  close(to[1]), reap(peer);
  DONE();
}
