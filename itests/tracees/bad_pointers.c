// Shows: bad addresses give EFAULT, and a buffer that runs into a hole gives exactly what the kernel would give.
#include "tracee.h"
#include <sys/uio.h>

int main(void) {
  char *at = mmap(NULL, 2 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK(at != MAP_FAILED && mprotect(at + 4096, 4096, PROT_NONE) == 0);
  char *ro = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  char *bad = (char *)8;
  __asm__("" : "+r"(bad));  // the compiler would warn of what is wanted here
  memset(at, 'a', 4096);  // then the hole begins
  int fd = open("data", O_RDWR | O_CREAT | O_TRUNC, 0600), ends[2];
  CHECK(fd >= 0 && pipe(ends) == 0);
  struct stat st;
  volatile size_t big = 100;
  ROUNDS(i) {
    REFUSED(write(fd, bad, big), EFAULT);
    ssize_t n = pwrite(fd, at + 4000, big + 900, 0);
    CHECK(n == -1 ? errno == EFAULT : n <= 96);  // short or refused: the file system's choice
    CHECK(write(ends[1], "123456", 6) == 6);
    REFUSED(read(ends[0], ro, 3), EFAULT);
    REFUSED(read(ends[0], bad, 3), EFAULT);
    CHECK(pwrite(fd, "0123456789", 10, 0) == 10);
    REFUSED(pread(fd, ro, 10, 0), EFAULT);
    CHECK(pread(fd, at + 4096 - 10, big, 0) == 10);
    REFUSED(open(bad, O_RDONLY), EFAULT);
    REFUSED(syscall(SYS_newfstatat, AT_FDCWD, ".", bad, 0), EFAULT);
    REFUSED(syscall(SYS_stat, at + 4090, &st), EFAULT);  // the name has no end
    REFUSED(syscall(SYS_writev, fd, bad, 2), EFAULT);
    REFUSED(syscall(SYS_pipe2, bad, 0), EFAULT);
    char rest[16];
    CHECK(fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0);
    while (read(ends[0], rest, sizeof rest) > 0) {
    }
    CHECK(errno == EAGAIN && fcntl(ends[0], F_SETFL, 0) == 0);
  }
  DONE();
}
