// Shows: close_range closes, or marks for exec, exactly the descriptors it is told, and dup finds the lowest again.
#include "tracee.h"

int main(void) {
  int file = open("/dev/null", O_RDONLY);
  CHECK(file >= 0);
  ROUNDS(i) {
    for (int k = 300; k < 340; k++) CHECK(dup2(file, k) == k);
    CHECK(syscall(SYS_close_range, 310, 319, 0) == 0);
    for (int k = 300; k < 340; k++) CHECK((fcntl(k, F_GETFD) == 0) == (k < 310 || k > 319));
    CHECK(syscall(SYS_close_range, 330, 335, 4) == 0);  // CLOSE_RANGE_CLOEXEC
    for (int k = 330; k < 340; k++) CHECK(fcntl(k, F_GETFD) == (k < 336 ? FD_CLOEXEC : 0));
    CHECK(fcntl(file, F_DUPFD, 305) == 310 && fcntl(file, F_DUPFD_CLOEXEC, 305) == 311);
    if (i % 10 == 5) CHECK(syscall(SYS_close_range, 400, ~0u, 2) == 0);  // CLOSE_RANGE_UNSHARE
    CHECK(syscall(SYS_close_range, 300, ~0u, 0) == 0);
    REFUSED(fcntl(339, F_GETFD), EBADF);
    REFUSED(syscall(SYS_close_range, 5, 4, 0), EINVAL);
  }
  DONE();
}
