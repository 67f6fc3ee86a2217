// Shows: an alarm runs on over execve; POSIX timers end with it, and so do their signals that wait; so do alternate stacks.
#include "tracee.h"

static volatile sig_atomic_t rung;
static void ring(int signal, siginfo_t *info, void *context) {
  (void)signal, (void)context;
  CHECK(info->si_code == SI_KERNEL);
  rung++;
}

int main(int argc, char **argv) {
  int generation = argc > 1 ? atoi(argv[1]) : 0;
  char next[16], number[16];
  static char room[65536];
  stack_t stack = {.ss_sp = room, .ss_size = sizeof room};
  struct itimerspec soon = {{0, 0}, {0, 1000000}};
  sigset_t mask, waiting;
  timer_t timer;
  sigemptyset(&mask), sigaddset(&mask, SIGALRM), sigaddset(&mask, SIGRTMIN);
  CHECK(sigprocmask(SIG_SETMASK, &mask, NULL) == 0);
  if (generation) {
    CHECK(syscall(SYS_timer_delete, atoi(argv[2])) == -1 && errno == EINVAL);
    CHECK(sigpending(&waiting) == 0 && !sigismember(&waiting, SIGRTMIN));
    CHECK(sigaltstack(NULL, &stack) == 0 && stack.ss_flags == SS_DISABLE);
    on_signal(SIGALRM, ring, 0);
    sigdelset(&mask, SIGALRM);
    while (rung == 0) CHECK(sigsuspend(&mask) == -1 && errno == EINTR);
    CHECK(rung == 1 && alarm(0) == 0);
    sigaddset(&mask, SIGALRM);
  }
  stack = (stack_t){.ss_sp = room, .ss_size = sizeof room};
  CHECK(sigaltstack(&stack, NULL) == 0);
  ROUNDS(i) if (i == rounds / 3) break;
  printf("generation %d\n", generation);
  if (generation == 2) DONE();
  struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN};
  struct sigevent *at = &event;
  CHECK(syscall(SYS_timer_create, CLOCK_MONOTONIC, at, &timer) == 0);
  CHECK(syscall(SYS_timer_settime, *(int *)&timer, 0, &soon, NULL) == 0);
  do CHECK(sigpending(&waiting) == 0);
  while (!sigismember(&waiting, SIGRTMIN));
  CHECK(alarm(1) == 0);
  snprintf(next, sizeof next, "%d", generation + 1);
  snprintf(number, sizeof number, "%d", *(int *)&timer);
  execl("/proc/self/exe", argv[0], next, number, NULL);
  CHECK(!"execl came back");
}
