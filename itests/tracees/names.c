// Shows: names set by prctl for process and threads are seen by itself and by others at home.
#include "tracee.h"

static volatile int stop;
static pid_t other;
static void *work(void *unused) {
  CHECK(pthread_setname_np(pthread_self(), "second-thread") == 0);
  __atomic_store_n(&other, gettid(), __ATOMIC_SEQ_CST);
  char name[16];
  while (!stop) CHECK(prctl(PR_GET_NAME, name) == 0 && strcmp(name, "second-thread") == 0), pause_us(2000);
  return unused;
}
static void shown(pid_t pid, pid_t tid, const char *name) {
  char path[64], got[32];
  snprintf(path, sizeof path, "/proc/%d/task/%d/comm", pid, tid);
  int fd = open(path, O_RDONLY);
  ssize_t n = read(fd, got, sizeof got);
  CHECK(n > 1 && close(fd) == 0);
  got[n - 1] = 0;
  CHECK(strcmp(got, name) == 0);
}

int main(void) {
  pthread_t thread;
  CHECK(pthread_create(&thread, NULL, work, NULL) == 0);
  while (!__atomic_load_n(&other, __ATOMIC_SEQ_CST)) pause_us(500);
  ROUNDS(i) {
    char name[32], now[16];
    snprintf(name, sizeof name, "round-%d", i % 1000);
    CHECK(prctl(PR_SET_NAME, name) == 0 && prctl(PR_GET_NAME, now) == 0 && strcmp(name, now) == 0);
    shown(getpid(), getpid(), name);
    shown(getpid(), other, "second-thread");
    CHECK(prctl(PR_GET_DUMPABLE) == 1 && prctl(PR_SET_PDEATHSIG, i % 2 ? 0 : SIGTERM) == 0);
  }
  stop = 1;
  CHECK(pthread_join(thread, NULL) == 0);
  DONE();
}
