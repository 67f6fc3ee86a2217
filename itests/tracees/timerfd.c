// Shows: a timerfd ticks on across moves: no tick too many, none lost.
#include "tracee.h"
#include <sys/timerfd.h>

int main(void) {
  int fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC), once = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK);
  CHECK(fd >= 0 && once >= 0);
  int64_t period = 5000000, begin = now_ns();
  struct itimerspec each = {{0, period}, {0, period}}, left;
  CHECK(timerfd_settime(fd, 0, &each, NULL) == 0);
  uint64_t total = 0, n;
  ROUNDS(i) {
    CHECK(read(fd, &n, 8) == 8);
    total += n;
    CHECK((int64_t)total <= (now_ns() - begin) / period);
    CHECK(timerfd_gettime(fd, &left) == 0 && left.it_interval.tv_nsec == period && left.it_value.tv_nsec <= period);
    struct itimerspec soon = {{0, 0}, {0, 1000000}};
    REFUSED(read(once, &n, 8), EAGAIN);
    CHECK(timerfd_settime(once, 0, &soon, NULL) == 0);
    pause_us(1500);
    CHECK(read(once, &n, 8) == 8 && n == 1);
  }
  int64_t end = now_ns();
  CHECK(read(fd, &n, 8) == 8);
  CHECK((int64_t)(total + n) >= (end - begin) / period);
  DONE();
}
