// lent READY GO: lends all of its memory to a child, makes the file READY, and has it alone again 0.3 s after GO is there.
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char stack[65536] __attribute__((aligned(16)));

static int borrow(void *go) {
  struct timespec little = {0, 1000000}, end = {0, 300000000};
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  while (access(go, F_OK) != 0) nanosleep(&little, NULL);
  return nanosleep(&end, NULL);
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  pid_t child = clone(borrow, stack + sizeof stack, CLONE_VM | SIGCHLD, arguments[2]);
  FILE *ready = fopen(arguments[1], "w");
  if (child < 0 || ready == NULL || fclose(ready) != 0) return 1;
  waitpid(child, NULL, 0);
  while (1) pause();
}
