// Shows: memory barriers over all threads, for which a process has registered itself, stay registered.
#include "tracee.h"
#include <linux/membarrier.h>

static volatile int over;
static void *computes(void *u) {
  while (!over) spin(10);
  return u;
}

int main(void) {
  pthread_t thread;
  CHECK(syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0) == 0);
  CHECK(pthread_create(&thread, NULL, computes, NULL) == 0);
  ROUNDS(i) {
    int known = (int)syscall(SYS_membarrier, MEMBARRIER_CMD_QUERY, 0, 0);
    CHECK(known & MEMBARRIER_CMD_PRIVATE_EXPEDITED);
    CHECK(syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0) == 0);
    REFUSED(syscall(SYS_membarrier, MEMBARRIER_CMD_GLOBAL_EXPEDITED, 1234, 0), EINVAL);
    if (i % 20 == 0) CHECK(syscall(SYS_membarrier, MEMBARRIER_CMD_GLOBAL, 0, 0) == 0);
  }
  over = 1;
  CHECK(pthread_join(thread, NULL) == 0);
  DONE();
}
