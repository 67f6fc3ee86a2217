// Shows: shared memory without a file keeps contents, protection and what was never written; MADV_DONTNEED drops nothing.
#include "tracee.h"
#define PAGE 4096

int main(void) {
  char *at = mmap(NULL, 64 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  CHECK(at != MAP_FAILED);
  char *constant = at + 8 * PAGE, *hidden = at + 11 * PAGE, *hole = at + 20 * PAGE;
  fill(at, 8 * PAGE, 0);
  fill(constant, 2 * PAGE, 7);
  fill(hidden, PAGE, 8);
  CHECK(mprotect(constant, 2 * PAGE, PROT_READ) == 0 && mprotect(hidden, PAGE, PROT_NONE) == 0);
  ROUNDS(i) {
    CHECK(holds(at, 8 * PAGE, i) && holds(constant, 2 * PAGE, 7));
    REFUSED(syscall(SYS_clock_gettime, CLOCK_MONOTONIC, constant), EFAULT);
    REFUSED(syscall(SYS_clock_gettime, CLOCK_MONOTONIC, hidden), EFAULT);
    fill(at, 8 * PAGE, i + 1);
    CHECK(madvise(at, 8 * PAGE, MADV_DONTNEED) == 0 && holds(at, 8 * PAGE, i + 1));
    for (int k = 0; k < 40 * PAGE; k += PAGE) CHECK(hole[k] == (k / PAGE < i % 40));
    hole[i % 40 * PAGE] = 1;
    if (i % 40 == 39)
      for (int k = 0; k < 40 * PAGE; k += PAGE) hole[k] = 0;
    CHECK(mprotect(constant, 2 * PAGE, PROT_READ | PROT_WRITE) == 0 && mprotect(hidden, PAGE, PROT_READ) == 0);
    constant[PAGE + i]++, constant[PAGE + i]--;
    CHECK(holds(hidden, PAGE, 8));
    CHECK(mprotect(constant, 2 * PAGE, PROT_READ) == 0 && mprotect(hidden, PAGE, PROT_NONE) == 0);
  }
  CHECK(munmap(at, 64 * PAGE) == 0);
  DONE();
}
