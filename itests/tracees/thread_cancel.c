// Shows: threads are cancelled in the middle of a read and of a wait, and their clean-up handlers run.
#include "tracee.h"

static int to[2];
static volatile int cleaned;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t never = PTHREAD_COND_INITIALIZER;

static void clean(void *by) { __atomic_add_fetch(&cleaned, *(int *)by, __ATOMIC_SEQ_CST); }
static void *reads(void *by) {
  char c;
  pthread_cleanup_push(clean, by);
  CHECK(read(to[0], &c, 1) == 1);
  pthread_cleanup_pop(0);
  return NULL;
}
static void unlock(void *u) { (void)u, pthread_mutex_unlock(&lock); }
static void *waits(void *by) {
  pthread_cleanup_push(clean, by);
  pthread_mutex_lock(&lock);
  pthread_cleanup_push(unlock, NULL);
  while (1) pthread_cond_wait(&never, &lock);
  pthread_cleanup_pop(1);
  pthread_cleanup_pop(0);
  return NULL;
}

int main(void) {
  int one = 1, ten = 10;
  CHECK(pipe(to) == 0);
  ROUNDS(i) {
    pthread_t a, b;
    void *end;
    cleaned = 0;
    CHECK(pthread_create(&a, NULL, reads, &one) == 0 && pthread_create(&b, NULL, waits, &ten) == 0);
    if (i % 2) pause_us(5000);
    CHECK(pthread_cancel(a) == 0 && pthread_cancel(b) == 0);
    CHECK(pthread_join(a, &end) == 0 && end == PTHREAD_CANCELED);
    CHECK(pthread_join(b, &end) == 0 && end == PTHREAD_CANCELED && cleaned == 11);
  }
  write_all(to[1], "x", 1);
  char c;
  CHECK(read(to[0], &c, 1) == 1);
  DONE();
}
