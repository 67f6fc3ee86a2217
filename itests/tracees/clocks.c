// Shows: no clock ever goes backwards or jumps: wall, monotonic, boot, raw.
#include "tracee.h"
#include <sys/time.h>

int main(void) {
  static const clockid_t clocks[] = {CLOCK_REALTIME,       CLOCK_MONOTONIC,         CLOCK_MONOTONIC_RAW,
                                     CLOCK_BOOTTIME,       CLOCK_MONOTONIC_COARSE,  CLOCK_TAI,
                                     CLOCK_REALTIME_COARSE};
  enum { N = sizeof clocks / sizeof *clocks };
  int64_t last[N];
  for (int k = 0; k < N; k++) last[k] = clock_ns(clocks[k]);
  ROUNDS(i) {
    for (int k = 0; k < N; k++) {
      int64_t now = clock_ns(clocks[k]);
      CHECK(now >= last[k] && now - last[k] < 60000000000LL);
      last[k] = now;
    }
    struct timeval day;
    CHECK(gettimeofday(&day, NULL) == 0);
    int64_t apart = day.tv_sec * 1000000000LL + day.tv_usec * 1000LL - last[0];
    CHECK(apart > -1000000 && apart < 60000000000LL);
    CHECK(time(NULL) >= last[0] / 1000000000 - 1);
    struct timespec fine;
    CHECK(clock_getres(CLOCK_MONOTONIC, &fine) == 0 && fine.tv_sec == 0);
  }
  DONE();
}
