// Shows: what execve leaves of signals: what is ignored stays so, handlers go, mask and waiting signals stay as they are.
#include "tracee.h"

static volatile sig_atomic_t seen;
static volatile int code_of_hup, value_of_real[2];
static void note(int signal, siginfo_t *info, void *context) {
  (void)context;
  if (signal == SIGHUP) code_of_hup = info->si_code;
  if (signal == SIGRTMIN) value_of_real[seen % 2] = info->si_value.sival_int;
  CHECK(info->si_pid == getpid());
  seen++;
}
static const int ignored[] = {SIGUSR1, SIGPIPE, SIGTSTP, SIGURG};

static void check(int generation, const sigset_t *mask) {
  struct sigaction action;
  sigset_t now;
  for (int signal = 1; signal <= SIGRTMIN + 1; signal++) {
    int stays = 0;
    if (signal == 32 || signal == 33) continue;  // the C library's
    for (int i = 0; i < 4; i++) stays |= ignored[i] == signal;
    CHECK(sigaction(signal, NULL, &action) == 0 && action.sa_flags == 0);
    CHECK(action.sa_handler == (stays ? SIG_IGN : SIG_DFL));
  }
  CHECK(sigprocmask(SIG_BLOCK, NULL, &now) == 0 && memcmp(&now, mask, 8) == 0);
  CHECK(sigpending(&now) == 0 && sigismember(&now, SIGHUP) && sigismember(&now, SIGRTMIN));
  CHECK(sigismember(&now, SIGUSR1) && sigismember(&now, SIGWINCH) && !sigismember(&now, SIGTERM));
  on_signal(SIGHUP, note, 0), on_signal(SIGRTMIN, note, 0);
  on_signal(SIGUSR1, note, 0), on_signal(SIGWINCH, note, 0);
  CHECK(sigprocmask(SIG_UNBLOCK, mask, NULL) == 0 && seen == 5 && code_of_hup == SI_TKILL);
  CHECK((value_of_real[0] | value_of_real[1]) == generation * 4 + 3);
}

int main(int argc, char **argv) {
  int generation = argc > 1 ? atoi(argv[1]) : 0;
  char next[16];
  sigset_t mask;
  sigemptyset(&mask), sigaddset(&mask, SIGHUP), sigaddset(&mask, SIGRTMIN);
  sigaddset(&mask, SIGUSR1), sigaddset(&mask, SIGWINCH), sigaddset(&mask, SIGTERM);
  if (generation) check(generation - 1, &mask);
  ROUNDS(i) {
    for (int k = 0; k < 4; k++) CHECK(signal(ignored[k], i % 2 ? SIG_DFL : SIG_IGN) != SIG_ERR);
    on_signal(SIGTERM, note, 0), on_signal(SIGUSR2, note, SA_RESTART);
    if (i == rounds / 3) break;
  }
  printf("generation %d\n", generation);
  if (generation == 2) DONE();
  for (int k = 0; k < 4; k++) CHECK(signal(ignored[k], SIG_IGN) != SIG_ERR);
  CHECK(sigprocmask(SIG_BLOCK, &mask, NULL) == 0);
  CHECK(raise(SIGHUP) == 0 && raise(SIGUSR1) == 0 && kill(getpid(), SIGWINCH) == 0);
  union sigval value = {.sival_int = generation * 4 + 1};
  CHECK(sigqueue(getpid(), SIGRTMIN, value) == 0);
  value.sival_int++;
  CHECK(sigqueue(getpid(), SIGRTMIN, value) == 0);
  snprintf(next, sizeof next, "%d", generation + 1);
  execl("/proc/self/exe", argv[0], next, NULL);
  CHECK(!"execl came back");
}
