/* A thread that waits in vfork(2) until the file argv[2] is there, beside one that works. They count in eight
 * bytes each of the file argv[1]: rounds of the worker, returns from vfork, signals. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int out;
static const char *go;
static volatile uint64_t signals;

static void count(int place, uint64_t value) {
  if (pwrite(out, &value, 8, place * 8) != 8) _exit(3);
}

static void handler(int number) {
  (void)number;
  count(2, ++signals);
}

static void *works(void *unused) {
  for (uint64_t rounds = 1;; rounds++) {
    count(0, rounds);
    usleep(1000);
  }
  return unused;
}

static void *forks(void *unused) {
  pid_t parent = getpid();
  for (uint64_t returns = 1;; returns++) {
    pid_t child = vfork();
    if (child == 0) {
      struct timespec t = {0, 1000000};
      while (access(go, F_OK) != 0 && getppid() == parent) nanosleep(&t, NULL);
      _exit(7);
    }
    int status;
    if (waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 7) _exit(4);
    count(1, returns);
    usleep(1000);
  }
  return unused;
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  out = open(argv[1], O_CREAT | O_RDWR, 0600);
  go = argv[2];
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
  sigaction(SIGUSR1, &action, NULL);
  for (int i = 0; i < 3; i++) count(i, 0);
  int first = strcmp(argv[3], "leader") == 0;
  pthread_t thread;
  if (pthread_create(&thread, NULL, first ? works : forks, NULL) != 0) return 5;
  (first ? forks : works)(NULL);
}
