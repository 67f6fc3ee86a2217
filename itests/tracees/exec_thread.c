// Shows: execve by a thread that is not the first: the others end, and the new program has the process's id, and is alone.
#include "tracee.h"

static char **arguments;
static int generation, ends[2];

static void *waits(void *unused) {
  char byte;
  CHECK(read(ends[0], &byte, 1) == -2);
  return unused;
}
static void *computes(void *unused) {
  while (1) spin(100);
  return unused;
}
static void *executes(void *unused) {
  char next[16];
  sigset_t mask;
  ROUNDS(i) if (i == rounds / 3) break;
  printf("generation %d\n", generation);
  if (generation == 2) {
    puts("EXIT-SUCCESS");
    exit(0);
  }
  sigemptyset(&mask), sigaddset(&mask, SIGUSR2);
  CHECK(pthread_sigmask(SIG_BLOCK, &mask, NULL) == 0 && raise(SIGUSR2) == 0);
  CHECK(prctl(PR_SET_NAME, "another") == 0);
  snprintf(next, sizeof next, "%d", generation + 1);
  execl("/proc/self/exe", arguments[0], next, NULL);
  CHECK(!"execl came back");
  return unused;
}

int main(int argc, char **argv) {
  pthread_t thread[3];
  char pid[16];
  sigset_t mask;
  arguments = argv, generation = argc > 1 ? atoi(argv[1]) : 0;
  snprintf(pid, sizeof pid, "%d", getpid());
  if (generation) {
    CHECK(strcmp(getenv("PID"), pid) == 0 && gettid() == getpid() && access("/proc/self/task", F_OK) == 0);
    CHECK(pthread_sigmask(SIG_BLOCK, NULL, &mask) == 0 && sigismember(&mask, SIGUSR2));
    CHECK(sigpending(&mask) == 0 && sigismember(&mask, SIGUSR2));
    struct timespec none = {0, 0};
    sigemptyset(&mask), sigaddset(&mask, SIGUSR2);
    CHECK(sigtimedwait(&mask, NULL, &none) == SIGUSR2);
  }
  CHECK(setenv("PID", pid, 1) == 0 && pipe2(ends, O_CLOEXEC) == 0);
  CHECK(pthread_create(&thread[0], NULL, waits, NULL) == 0 && pthread_create(&thread[1], NULL, computes, NULL) == 0);
  CHECK(pthread_create(&thread[2], NULL, executes, NULL) == 0);
  CHECK(pthread_join(thread[2], NULL) != 0);
}
