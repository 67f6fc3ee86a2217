// Shows: a signal that waits for a signalfd goes to its handler, once, when it is let in: by any call that lets it in.
#include "tracee.h"
#include <setjmp.h>
#include <sys/signalfd.h>

static int fd;
static volatile int runs, inside, back;
static sigset_t set;
static sigjmp_buf out;

static void on_usr(int s, siginfo_t *i, void *c) {
  (void)s, (void)c;
  struct signalfd_siginfo info;
  CHECK(i->si_pid == getpid());
  runs++;
  REFUSED(read(fd, &info, sizeof info), EAGAIN);
}
static void on_other(int s, siginfo_t *i, void *c) {
  (void)s, (void)i, (void)c;
  // What a handler does to the mask is undone when it returns, or jumps out.
  if (inside == 1) CHECK(sigprocmask(SIG_BLOCK, &set, NULL) == 0 && kill(getpid(), SIGUSR1) == 0 && runs == 0);
  if (inside == 2) CHECK(sigprocmask(SIG_UNBLOCK, &set, NULL) == 0);
  if (inside == 3) siglongjmp(out, 1);
  back++;
}

static int waits(void) {
  struct signalfd_siginfo info;
  ssize_t n = read(fd, &info, sizeof info);
  CHECK(n == sizeof info || (n == -1 && errno == EAGAIN));
  return n > 0;
}

int main(void) {
  sigset_t none;
  sigemptyset(&none), sigemptyset(&set), sigaddset(&set, SIGUSR1);
  on_signal(SIGUSR1, on_usr, 0), on_signal(SIGUSR2, on_other, 0);
  CHECK((fd = signalfd(-1, &set, SFD_NONBLOCK)) >= 0);
  ROUNDS(i) {
    runs = back = inside = 0;
    CHECK(sigprocmask(SIG_BLOCK, &set, NULL) == 0 && kill(getpid(), SIGUSR1) == 0 && runs == 0);
    CHECK(sigprocmask(SIG_SETMASK, &none, NULL) == 0 && runs == 1 && !waits());
    CHECK(kill(getpid(), SIGUSR1) == 0 && runs == 2);  // let in, it is not the descriptor's
    CHECK(sigprocmask(SIG_BLOCK, &set, NULL) == 0 && raise(SIGUSR1) == 0 && waits());
    CHECK(sigprocmask(SIG_UNBLOCK, &set, NULL) == 0 && runs == 2);
    CHECK(sigprocmask(SIG_BLOCK, &set, NULL) == 0 && raise(SIGUSR1) == 0);
    REFUSED(sigsuspend(&none), EINTR);
    CHECK(runs == 3 && kill(getpid(), SIGUSR1) == 0 && waits());  // blocked again

    inside = 2, CHECK(raise(SIGUSR2) == 0 && back == 1);
    CHECK(kill(getpid(), SIGUSR1) == 0 && runs == 3 && waits());
    inside = 3;
    if (sigsetjmp(out, 1) == 0) CHECK(raise(SIGUSR2) == 0 && 0);
    CHECK(kill(getpid(), SIGUSR1) == 0 && runs == 3 && waits());
    CHECK(sigprocmask(SIG_UNBLOCK, &set, NULL) == 0);
    runs = 0, inside = 1, CHECK(raise(SIGUSR2) == 0 && back == 2 && runs == 1 && !waits());
  }
  DONE();
}
