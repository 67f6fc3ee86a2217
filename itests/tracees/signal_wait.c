// Shows: sigwait, sigwaitinfo and sigtimedwait take signals sent from home with their values, in order.
#include "tracee.h"

int main(void) {
  int to[2];
  sigset_t set;
  siginfo_t info;
  sigemptyset(&set), sigaddset(&set, SIGRTMIN), sigaddset(&set, SIGUSR2);
  CHECK(pipe(to) == 0 && sigprocmask(SIG_BLOCK, &set, NULL) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    char c;
    close(to[1]);
    for (int i = 0; read(to[0], &c, 1) == 1; i++) {
      for (int k = 0; k < 3; k++) CHECK(sigqueue(getppid(), SIGRTMIN, (union sigval){.sival_int = 10 * i + k}) == 0);
      pause_us(1000);
      kill(getppid(), SIGUSR2);
    }
    _exit(0);
  }
  ROUNDS(i) {
    struct timespec brief = {0, 2000000}, enough = {10, 0};
    int64_t before = now_ns();
    REFUSED(sigtimedwait(&set, &info, &brief), EAGAIN);
    CHECK(now_ns() - before >= 2000000);
    write_all(to[1], "x", 1);
    // SIGUSR2 has the lower number and would overtake; wait for the queue first.
    sigset_t queue;
    sigemptyset(&queue), sigaddset(&queue, SIGRTMIN);
    for (int k = 0; k < 3; k++) {
      CHECK((k == 1 ? sigwaitinfo(&queue, &info) : sigtimedwait(&queue, &info, &enough)) == SIGRTMIN);
      CHECK(info.si_code == SI_QUEUE && info.si_pid == peer && info.si_value.sival_int == 10 * i + k);
    }
    int signal;
    CHECK(sigwait(&set, &signal) == 0 && signal == SIGUSR2);
  }
  close(to[1]);
  reap(peer);
  DONE();
}
