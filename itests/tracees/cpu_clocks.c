// Shows: CPU time of process and thread never goes backwards and grows while it computes.
// Run: limit
#include "tracee.h"
#include <sys/resource.h>
#include <sys/time.h>

int main(void) {
  static const clockid_t clocks[] = {CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID};
  enum { N = sizeof clocks / sizeof *clocks };
  int64_t last[N], usage = 0;
  for (int k = 0; k < N; k++) last[k] = clock_ns(clocks[k]);
  ROUNDS(i) {
    for (volatile int n = 0; n < 1000000; n++) {
    }
    for (int k = 0; k < N; k++) {
      int64_t now = clock_ns(clocks[k]);
      CHECK(now > last[k]);
      last[k] = now;
    }
    struct rusage use;
    CHECK(getrusage(RUSAGE_SELF, &use) == 0);
    int64_t used = (use.ru_utime.tv_sec + use.ru_stime.tv_sec) * 1000000LL;
    used += use.ru_utime.tv_usec + use.ru_stime.tv_usec;
    CHECK(used >= usage);
    usage = used;
  }
  DONE();
}
