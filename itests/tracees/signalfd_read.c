// Shows: a signalfd reads signals for the process and those for the thread alone, with sender, kind and value.
#include "tracee.h"
#include <sys/signalfd.h>

static int fd;
static sigset_t set;

static void expect(int signal, int code, int value) {
  struct signalfd_siginfo info;
  CHECK(read(fd, &info, sizeof info) == sizeof info);
  CHECK(info.ssi_signo == (uint32_t)signal && info.ssi_code == code && info.ssi_int == value);
  CHECK(info.ssi_pid == (uint32_t)getpid() && info.ssi_uid == getuid());
}

static void *other(void *unused) {
  struct signalfd_siginfo info;
  CHECK(pthread_sigqueue(pthread_self(), SIGUSR2, (union sigval){.sival_int = 7}) == 0);
  CHECK(read(fd, &info, sizeof info) == sizeof info && info.ssi_signo == SIGUSR2 && info.ssi_int == 7);
  return unused;
}

int main(void) {
  sigemptyset(&set), sigaddset(&set, SIGUSR1), sigaddset(&set, SIGUSR2);
  CHECK(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
  CHECK((fd = signalfd(-1, &set, SFD_NONBLOCK)) >= 0);
  ROUNDS(i) {
    struct signalfd_siginfo info;
    pthread_t thread;
    REFUSED(read(fd, &info, sizeof info), EAGAIN);
    CHECK(kill(getpid(), SIGUSR1) == 0 && kill(getpid(), SIGUSR1) == 0);
    expect(SIGUSR1, SI_USER, 0);
    CHECK(raise(SIGUSR1) == 0);
    expect(SIGUSR1, SI_TKILL, 0);
    CHECK(sigqueue(getpid(), SIGUSR2, (union sigval){.sival_int = i}) == 0);
    expect(SIGUSR2, SI_QUEUE, i);
    CHECK(pthread_create(&thread, NULL, other, NULL) == 0 && pthread_join(thread, NULL) == 0);
    // One for this thread, the other for all: both wait at once.
    CHECK(raise(SIGUSR1) == 0 && kill(getpid(), SIGUSR1) == 0);
    expect(SIGUSR1, SI_TKILL, 0);
    expect(SIGUSR1, SI_USER, 0);
    REFUSED(read(fd, &info, sizeof info), EAGAIN);
  }
  DONE();
}
