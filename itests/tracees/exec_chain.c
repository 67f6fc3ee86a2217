// Shows: a program that executes itself in every round: what it hands on, descriptors, mask and what it ignores, arrives.
#include "tracee.h"

static const int signals[] = {SIGUSR1, SIGUSR2, SIGTSTP};

int main(int argc, char **argv) {
  int i = argc > 1 ? atoi(argv[1]) : 0, ends[2];
  char next[16], descriptors[2][16], byte;
  sigset_t mask;
  struct sigaction action;
  if (argc == 4) {
    ends[0] = atoi(argv[2]), ends[1] = atoi(argv[3]);
    CHECK(read(ends[0], &byte, 1) == 1 && byte == (char)i);
    CHECK(sigaction(signals[i % 3], NULL, &action) == 0 && action.sa_handler == SIG_IGN);
    CHECK(signal(signals[i % 3], SIG_DFL) == SIG_IGN);
    CHECK(sigprocmask(SIG_BLOCK, NULL, &mask) == 0 && sigismember(&mask, SIGRTMIN + i % 30));
    struct timespec none = {0, 0};
    CHECK(sigtimedwait(&mask, NULL, &none) == SIGRTMIN + i % 30 && sigtimedwait(&mask, NULL, &none) == -1);
  } else {
    CHECK(pipe(ends) == 0);
  }
  if (!step(i)) DONE();
  byte = (char)(i + 1);
  CHECK(write(ends[1], &byte, 1) == 1 && signal(signals[(i + 1) % 3], SIG_IGN) != SIG_ERR);
  sigemptyset(&mask), sigaddset(&mask, SIGRTMIN + (i + 1) % 30);
  CHECK(sigprocmask(SIG_SETMASK, &mask, NULL) == 0 && raise(SIGRTMIN + (i + 1) % 30) == 0);
  snprintf(next, sizeof next, "%d", i + 1);
  for (int k = 0; k < 2; k++) snprintf(descriptors[k], sizeof descriptors[k], "%d", ends[k]);
  execl("/proc/self/exe", argv[0], next, descriptors[0], descriptors[1], NULL);
  CHECK(!"execl came back");
}
