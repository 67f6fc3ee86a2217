// Shows: the first thread exits and the process goes on with another, which keeps memory, ids and signals.
// Run: may-stay
#include "tracee.h"

static pid_t process;
static volatile sig_atomic_t caught;

static void count(int signal, siginfo_t *info, void *context) {
  (void)signal, (void)context;
  caught += info->si_pid == process;
}

static void *goes_on(void *leader) {
  static char block[200000];
  CHECK(pthread_join(*(pthread_t *)leader, NULL) == 0);
  ROUNDS(i) {
    fill(block, sizeof block, (unsigned)i);
    CHECK(getpid() == process && gettid() != process);
    CHECK(kill(process, SIGUSR1) == 0);
    while (caught <= i) pause_us(1000);
    CHECK(caught == i + 1 && holds(block, sizeof block, (unsigned)i));
  }
  puts("EXIT-SUCCESS");
  fflush(stdout);
  exit(0);
}

int main(void) {
  static pthread_t self;
  pthread_t thread;
  self = pthread_self(), process = getpid();
  on_signal(SIGUSR1, count, 0);
  ROUNDS(i) if (i == rounds / 3) break;
  CHECK(pthread_create(&thread, NULL, goes_on, &self) == 0);
  pthread_exit(NULL);
}
