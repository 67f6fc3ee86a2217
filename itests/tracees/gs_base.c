// Shows: the base of gs, which a program may use as it likes, is each thread's own and stays.
#include "tracee.h"
#include <asm/prctl.h>

static pthread_barrier_t meet;
static int64_t at_gs(void) {
  int64_t value;
  __asm__ volatile("movq %%gs:8, %0" : "=r"(value));
  return value;
}
static void *runs(void *number) {
  int64_t memory[2] = {0, (int64_t)(intptr_t)number}, base;
  CHECK(syscall(SYS_arch_prctl, ARCH_SET_GS, memory) == 0);
  pthread_barrier_wait(&meet);
  for (int i = 0; i < rounds; i++) {
    CHECK(at_gs() == (intptr_t)number && syscall(SYS_arch_prctl, ARCH_GET_GS, &base) == 0 && base == (intptr_t)memory);
    pause_us(pace_us);
  }
  return NULL;
}

int main(void) {
  pthread_t threads[2];
  int64_t memory[2] = {0, 77};
  CHECK(pthread_barrier_init(&meet, NULL, 3) == 0 && syscall(SYS_arch_prctl, ARCH_SET_GS, memory) == 0);
  for (intptr_t k = 0; k < 2; k++) CHECK(pthread_create(&threads[k], NULL, runs, (void *)(100 + k)) == 0);
  pthread_barrier_wait(&meet);
  ROUNDS(i) {
    CHECK(at_gs() == 77);
    spin(100);
    CHECK(at_gs() == 77);
  }
  for (int k = 0; k < 2; k++) CHECK(pthread_join(threads[k], NULL) == 0);
  DONE();
}
