// Shows: each of several threads waits in a read of its own; each gets what was meant for it.
#include "tracee.h"

enum { THREADS = 5 };
static int ends[THREADS][2], back[2];

static void *reader(void *which) {
  int me = (int)(intptr_t)which, n;
  for (int i = 0; i < rounds; i++) {
    CHECK(read(ends[me][0], &n, sizeof n) == sizeof n && n == i * THREADS + me);
    CHECK(write(back[1], &n, sizeof n) == sizeof n);
  }
  CHECK(read(ends[me][0], &n, sizeof n) == 0);
  return which;
}

int main(void) {
  pthread_t thread[THREADS];
  CHECK(pipe(back) == 0);
  for (intptr_t k = 0; k < THREADS; k++)
    CHECK(pipe2(ends[k], O_CLOEXEC) == 0 && pthread_create(&thread[k], NULL, reader, (void *)k) == 0);
  ROUNDS(i) {
    for (int k = THREADS - 1; k >= 0; k--) {
      int n = i * THREADS + k, got;
      CHECK(write(ends[k][1], &n, sizeof n) == sizeof n);
      CHECK(read(back[0], &got, sizeof got) == sizeof got && got == n);
    }
  }
  for (int k = 0; k < THREADS; k++) close(ends[k][1]);
  for (int k = 0; k < THREADS; k++) CHECK(pthread_join(thread[k], NULL) == 0);
  DONE();
}
