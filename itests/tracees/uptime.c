// Shows: clocks that count from the boot say the same by the vdso and by the kernel, and deadlines on them are kept.
#include "tracee.h"
#include <linux/futex.h>
#include <sys/auxv.h>

static int64_t by_kernel(clockid_t clock) {
  struct timespec t;
  CHECK(syscall(SYS_clock_gettime, clock, &t) == 0);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(void) {
  static const clockid_t clocks[] = {CLOCK_MONOTONIC, CLOCK_BOOTTIME, CLOCK_MONOTONIC_RAW, CLOCK_MONOTONIC_COARSE};
  enum { N = sizeof clocks / sizeof *clocks };
  int64_t last[N], slept = clock_ns(CLOCK_BOOTTIME) - clock_ns(CLOCK_MONOTONIC);
  uint32_t lonely = 5;
  CHECK(getauxval(AT_SYSINFO_EHDR) != 0);
  for (int k = 0; k < N; k++) last[k] = clock_ns(clocks[k]);
  ROUNDS(i) {
    for (int k = 0; k < N; k++) {
      int64_t first = clock_ns(clocks[k]), between = by_kernel(clocks[k]), then = clock_ns(clocks[k]);
      CHECK(last[k] <= first && first <= between && between <= then && then - last[k] < 60000000000LL);
      last[k] = then;
    }
    int64_t apart = clock_ns(CLOCK_BOOTTIME) - clock_ns(CLOCK_MONOTONIC) - slept;
    CHECK(apart > -5000000000LL && apart < 5000000000LL);
    // The body's kernel keeps this deadline, home's the next one.
    int64_t end = now_ns() + 3000000;
    struct timespec until = {end / 1000000000, end % 1000000000};
    REFUSED(syscall(SYS_futex, &lonely, FUTEX_WAIT_BITSET_PRIVATE, 5, &until, NULL, FUTEX_BITSET_MATCH_ANY), ETIMEDOUT);
    CHECK(now_ns() >= end && now_ns() - end < 5000000000LL);
    end = clock_ns(CLOCK_BOOTTIME) + 3000000;
    until = (struct timespec){end / 1000000000, end % 1000000000};
    CHECK(clock_nanosleep(CLOCK_BOOTTIME, TIMER_ABSTIME, &until, NULL) == 0);
    CHECK(clock_ns(CLOCK_BOOTTIME) - end < 5000000000LL);
  }
  DONE();
}
