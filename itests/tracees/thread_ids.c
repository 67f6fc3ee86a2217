// Shows: thread ids stay what they were, are found in /proc/self/task, and can be addressed by others at home.
#include "tracee.h"
#include <dirent.h>

enum { THREADS = 4 };
static volatile int hits[THREADS], stop;
static pid_t id[THREADS];
static __thread int me = -1;
static void on_hit(int s, siginfo_t *i, void *c) {
  (void)s, (void)i, (void)c;
  if (me >= 0) hits[me]++;
}
static void *work(void *which) {
  me = (int)(intptr_t)which;
  __atomic_store_n(&id[me], gettid(), __ATOMIC_SEQ_CST);
  while (!stop) CHECK(gettid() == id[me]), pause_us(1000);
  return which;
}

int main(void) {
  pthread_t thread[THREADS];
  on_signal(SIGUSR1, on_hit, SA_RESTART);
  for (intptr_t k = 0; k < THREADS; k++) CHECK(pthread_create(&thread[k], NULL, work, (void *)k) == 0);
  for (int k = 0; k < THREADS; k++)
    while (!__atomic_load_n(&id[k], __ATOMIC_SEQ_CST)) pause_us(500);
  pid_t peer = fork_peer();
  if (peer == 0) {
    for (int i = 0; i < rounds; i++) {
      CHECK(syscall(SYS_tgkill, getppid(), id[i % THREADS], SIGUSR1) == 0);
      pause_us(pace_us);
    }
    _exit(0);
  }
  ROUNDS(i) {
    CHECK(gettid() == getpid());
    int count = 0;
    DIR *tasks = opendir("/proc/self/task");
    CHECK(tasks);
    for (struct dirent *e; (e = readdir(tasks));)
      for (int k = 0; k < THREADS; k++) count += atoi(e->d_name) == id[k];
    CHECK(closedir(tasks) == 0 && count == THREADS);
  }
  reap(peer);
  for (int64_t give_up = now_ns() + 10000000000LL; !hits[0] || !hits[1] || !hits[2] || !hits[3];)
    CHECK(now_ns() < give_up);
  stop = 1;
  for (int k = 0; k < THREADS; k++) CHECK(pthread_join(thread[k], NULL) == 0 && hits[k] <= rounds / THREADS + 1);
  DONE();
}
