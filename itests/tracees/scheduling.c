// Shows: policy, nice value, I/O priority and CPUs of each thread are kept and seen by others.
#include "tracee.h"
#include <sched.h>
#include <sys/resource.h>

static volatile pid_t other;
static int end[2];
static void *idles(void *u) {
  struct sched_param none = {0};
  CHECK(sched_setscheduler(0, SCHED_IDLE, &none) == 0);
  __atomic_store_n(&other, (pid_t)syscall(SYS_gettid), __ATOMIC_SEQ_CST);
  char c;
  read_all(end[0], &c, 1);
  CHECK(sched_getscheduler(0) == SCHED_IDLE);
  return u;
}

int main(void) {
  pthread_t thread;
  struct sched_param none = {0};
  cpu_set_t all, one, now;
  CHECK(sched_getaffinity(0, sizeof all, &all) == 0 && pipe(end) == 0);
  int cpu = 0;
  while (!CPU_ISSET(cpu, &all)) cpu++;
  CPU_ZERO(&one);
  CPU_SET(cpu, &one);
  CHECK(sched_setscheduler(0, SCHED_BATCH, &none) == 0 && setpriority(PRIO_PROCESS, 0, 5) == 0);
  CHECK(syscall(SYS_ioprio_set, 1, 0, (2 << 13) | 6) == 0 && sched_setaffinity(0, sizeof one, &one) == 0);
  CHECK(pthread_create(&thread, NULL, idles, NULL) == 0);
  while (__atomic_load_n(&other, __ATOMIC_SEQ_CST) == 0) pause_us(1000);
  CHECK(setpriority(PRIO_PROCESS, (id_t)other, 7) == 0 && sched_setaffinity(other, sizeof all, &all) == 0);
  ROUNDS(i) {
    CHECK(sched_getscheduler(0) == SCHED_BATCH && sched_getscheduler(other) == SCHED_IDLE);
    CHECK(getpriority(PRIO_PROCESS, 0) == 5 && getpriority(PRIO_PROCESS, (id_t)other) == 7);
    CHECK(syscall(SYS_ioprio_get, 1, 0) == ((2 << 13) | 6));
    CHECK(sched_getaffinity(0, sizeof now, &now) == 0 && CPU_EQUAL(&now, &one));
    CHECK(sched_getaffinity(other, sizeof now, &now) == 0 && CPU_EQUAL(&now, &all));
  }
  write_all(end[1], "e", 1);
  CHECK(pthread_join(thread, NULL) == 0);
  DONE();
}
