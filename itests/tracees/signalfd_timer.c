// Shows: a timer's signal that waits for a signalfd waits once; it counts what expires meanwhile, as does timer_getoverrun.
#include "tracee.h"
#include <sys/signalfd.h>

int main(void) {
  sigset_t set;
  timer_t timer;
  sigemptyset(&set), sigaddset(&set, SIGRTMIN + 4);
  CHECK(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
  int fd = signalfd(-1, &set, 0);
  struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN + 4, .sigev_value.sival_int = 42};
  struct itimerspec every = {{0, 1000000}, {0, 1000000}}, off = {0};
  CHECK(fd >= 0 && timer_create(CLOCK_MONOTONIC, &event, &timer) == 0);
  ROUNDS(i) {
    struct signalfd_siginfo info;
    int64_t begin = now_ns();
    CHECK(timer_settime(timer, 0, &every, NULL) == 0);
    pause_us(5000);
    CHECK(read(fd, &info, sizeof info) == sizeof info);
    CHECK(info.ssi_signo == (uint32_t)SIGRTMIN + 4 && info.ssi_code == SI_TIMER && info.ssi_int == 42);
    int overruns = (int)info.ssi_overrun;
    CHECK(overruns >= 3 && overruns <= (now_ns() - begin) / 1000000);
    CHECK(timer_getoverrun(timer) == overruns);
    CHECK(read(fd, &info, sizeof info) == sizeof info);
    CHECK(timer_settime(timer, 0, &off, NULL) == 0);
    // What expired last may wait still.
    CHECK(fcntl(fd, F_SETFL, O_NONBLOCK) == 0);
    while (read(fd, &info, sizeof info) > 0) {}
    CHECK(errno == EAGAIN && fcntl(fd, F_SETFL, 0) == 0);
  }
  DONE();
}
