// Shows: dup, dup2, dup3, fcntl and close: the lowest free number, shared offsets, flags of descriptor and file.
#include "tracee.h"

int main(void) {
  int fd = open("data", O_RDWR | O_CREAT | O_TRUNC, 0600);
  CHECK(fd >= 0);
  write_all(fd, "0123456789", 10);
  ROUNDS(i) {
    int copy = dup(fd);
    CHECK(copy == fd + 1);
    CHECK(lseek(copy, i % 10, SEEK_SET) == i % 10 && lseek(fd, 0, SEEK_CUR) == i % 10);
    char c;
    CHECK(read(fd, &c, 1) == 1 && c == '0' + i % 10);
    CHECK(dup2(copy, 40) == 40 && dup3(copy, 41, O_CLOEXEC) == 41);
    CHECK(fcntl(40, F_GETFD) == 0 && fcntl(41, F_GETFD) == FD_CLOEXEC);
    CHECK(fcntl(fd, F_DUPFD, 50) == 50 && fcntl(fd, F_DUPFD_CLOEXEC, 50) == 51);
    CHECK(fcntl(51, F_GETFD) == FD_CLOEXEC && fcntl(51, F_SETFD, 0) == 0 && fcntl(51, F_GETFD) == 0);
    CHECK((fcntl(50, F_GETFL) & (O_ACCMODE | O_NONBLOCK)) == O_RDWR);
    CHECK(fcntl(50, F_SETFL, O_NONBLOCK) == 0 && (fcntl(fd, F_GETFL) & O_NONBLOCK));
    CHECK(fcntl(50, F_SETFL, 0) == 0);
    CHECK(close(copy) == 0 && close(40) == 0 && close(41) == 0 && close(50) == 0 && close(51) == 0);
    REFUSED(close(copy), EBADF);
    REFUSED(dup2(copy, 40), EBADF);
    REFUSED(dup3(fd, fd, 0), EINVAL);
    REFUSED(fcntl(999, F_GETFD), EBADF);
  }
  CHECK(syscall(SYS_close_range, 30, 60, 0) == 0);
  DONE();
}
