// Shows: getcpu, sched_getcpu (rseq), affinity and yield work and name CPUs that exist.
#include "tracee.h"
#include <sched.h>

int main(void) {
  long known = sysconf(_SC_NPROCESSORS_CONF);
  CHECK(known >= 1);
  ROUNDS(i) {
    for (int k = 0; k < 100; k++) {
      unsigned cpu, node;
      CHECK(sched_getcpu() >= 0 && syscall(SYS_getcpu, &cpu, &node, NULL) == 0 && cpu < 4096 && node < 64);
    }
    cpu_set_t set;
    CHECK(sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) >= 1);
    CHECK(sched_yield() == 0 && sched_getscheduler(0) == SCHED_OTHER);
    CHECK(sysconf(_SC_NPROCESSORS_CONF) == known);
  }
  DONE();
}
