// Shows: flock, POSIX and open-file locks of the moved process keep others at home out, and theirs keep it out.
#include "tracee.h"
#include <sys/file.h>

int main(void) {
  int fd = open("locked", O_RDWR | O_CREAT, 0600), other = open("locked", O_RDWR), to[2], from[2];
  struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 10, .l_len = 5};
  CHECK(fd >= 0 && other >= 0 && pipe(to) == 0 && pipe(from) == 0);
  pid_t peer = fork_peer(), me = getpid();
  if (peer == 0) {
    int own = open("locked", O_RDWR);
    char c;
    close(to[1]);
    while (read(to[0], &c, 1) == 1) {
      struct flock theirs = lock;
      REFUSED(flock(own, LOCK_EX | LOCK_NB), EWOULDBLOCK);
      REFUSED(fcntl(own, F_SETLK, &theirs), EAGAIN);
      CHECK(fcntl(own, F_GETLK, &theirs) == 0 && theirs.l_pid == getppid() && theirs.l_start == 10);
      theirs = (struct flock){.l_type = F_WRLCK, .l_start = 100, .l_len = 5};
      CHECK(fcntl(own, F_SETLKW, &theirs) == 0);
      write_all(from[1], "k", 1);
    }
    _exit(0);
  }
  CHECK(flock(fd, LOCK_EX) == 0 && fcntl(fd, F_SETLK, &lock) == 0);
  ROUNDS(i) {
    char c;
    write_all(to[1], "t", 1), read_all(from[0], &c, 1);
    struct flock mine = {.l_type = F_WRLCK, .l_start = 102, .l_len = 1};
    REFUSED(fcntl(fd, F_SETLK, &mine), EAGAIN);
    CHECK(fcntl(fd, F_GETLK, &mine) == 0 && mine.l_pid == peer);
    struct flock ofd = {.l_type = F_WRLCK, .l_start = 500, .l_len = 1};
    CHECK(fcntl(fd, F_OFD_SETLK, &ofd) == 0);
    REFUSED(fcntl(other, F_OFD_SETLK, &ofd), EAGAIN);
    ofd.l_type = F_UNLCK;
    CHECK(fcntl(fd, F_OFD_SETLK, &ofd) == 0 && getpid() == me);
  }
  close(to[1]);
  reap(peer);
  DONE();
}
