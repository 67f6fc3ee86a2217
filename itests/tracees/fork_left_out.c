// Shows: memory that a fork is to leave out is left out, and memory that took its place is not.
#include "tracee.h"

enum { PAGE = 4096 };

static void remake(char *at) {
  CHECK(munmap(at, PAGE) == 0);
  CHECK(mmap(at, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == at);
  fill(at, PAGE, 2);
}

int main(void) {
  int through[2];
  char byte, *at = mmap(NULL, 8 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK(at != MAP_FAILED && pipe(through) == 0 && madvise(at, 4 * PAGE, MADV_DONTFORK) == 0);
  fill(at, 8 * PAGE, 1);
  ROUNDS(i) {
    remake(at + PAGE);
    spin(200);
    pid_t pid = fork();
    CHECK(pid >= 0);
    if (pid == 0) {
      REFUSED(write(through[1], at, 1), EFAULT);
      REFUSED(write(through[1], at + 2 * PAGE, 1), EFAULT);
      CHECK(write(through[1], at + PAGE, 1) == 1 && write(through[1], at + 4 * PAGE, 1) == 1);
      _exit(0);
    }
    reap(pid);
    CHECK(read(through[0], &byte, 1) == 1 && (unsigned char)byte == pattern_at(2, 0));
    CHECK(read(through[0], &byte, 1) == 1 && (unsigned char)byte == pattern_at(1, 4 * PAGE));
    CHECK(holds(at, PAGE, 1) && holds(at + PAGE, PAGE, 2));
    CHECK(madvise(at + PAGE, PAGE, MADV_DONTFORK) == 0);
  }
  DONE();
}
