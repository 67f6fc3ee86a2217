// Shows: signals sent by a process at home arrive in the body with the sender's pid, user and code, each once.
#include "tracee.h"

static volatile int hits, wrong;
static pid_t peer;
static void on_hit(int s, siginfo_t *info, void *c) {
  (void)c;
  if (s != SIGUSR1 || info->si_signo != SIGUSR1 || info->si_code != SI_USER || info->si_uid != getuid()) wrong++;
  if (info->si_pid != peer) wrong++;
  hits++;
}

int main(void) {
  int to[2], from[2];
  CHECK(pipe(to) == 0 && pipe(from) == 0);
  sigset_t block;
  sigemptyset(&block), sigaddset(&block, SIGUSR1);
  CHECK(sigprocmask(SIG_BLOCK, &block, NULL) == 0);
  if ((peer = fork_peer()) == 0) {
    char c;
    close(to[1]);
    while (read(to[0], &c, 1) == 1) CHECK(kill(getppid(), SIGUSR1) == 0), write_all(from[1], "k", 1);
    _exit(0);
  }
  on_signal(SIGUSR1, on_hit, SA_RESTART);
  CHECK(sigprocmask(SIG_UNBLOCK, &block, NULL) == 0);
  ROUNDS(i) {
    char c;
    write_all(to[1], "k", 1), read_all(from[0], &c, 1);
    for (int64_t give_up = now_ns() + 10000000000LL; hits == i;) CHECK(now_ns() < give_up);
    CHECK(hits == i + 1 && wrong == 0);
  }
  close(to[1]);
  reap(peer);
  CHECK(hits == rounds);
  DONE();
}
