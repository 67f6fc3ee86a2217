// Shows: a child of vfork has its parent's memory and its own descriptors, and the parent waits until it has ended.
#include "tracee.h"

static volatile int values[1000];

static pid_t __attribute__((noinline)) child_that_writes(int i, int fd, volatile int *done) {
  pid_t child = vfork();
  if (child == 0) {
    for (int k = 0; k < 1000; k++) values[k] += i + k;
    if (i % 5 == 0) pause_us(20000);
    if (close(fd) != 0 || getppid() <= 0) _exit(99);
    *done = i + 1;
    _exit(7);
  }
  return child;
}

int main(void) {
  int fd = open("/dev/null", O_RDONLY), sum = 0, status;
  CHECK(fd >= 0);
  ROUNDS(i) {
    volatile int done = 0;
    pid_t child = child_that_writes(i, fd, &done);
    CHECK(child > 0 && done == i + 1);
    sum += i;
    for (int k = 0; k < 1000; k++) CHECK(values[k] == sum + (i + 1) * k);
    CHECK(fcntl(fd, F_GETFD) == 0);
    CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 7);
  }
  DONE();
}
