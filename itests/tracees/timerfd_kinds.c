// Shows: timer descriptors: absolute ones, stopped ones, the rest of the time, and all of them watched by one epoll.
#include "tracee.h"
#include <sys/epoll.h>
#include <sys/timerfd.h>

int main(void) {
  int absolute = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC), wait = epoll_create1(0);
  int far = timerfd_create(CLOCK_MONOTONIC, 0), boot = timerfd_create(CLOCK_BOOTTIME, TFD_NONBLOCK);
  struct epoll_event event = {EPOLLIN | EPOLLET, {.fd = absolute}}, got;
  CHECK(absolute >= 0 && wait >= 0 && far >= 0 && boot >= 0 && epoll_ctl(wait, EPOLL_CTL_ADD, absolute, &event) == 0);
  event.data.fd = boot;
  CHECK(epoll_ctl(wait, EPOLL_CTL_ADD, boot, &event) == 0);
  struct itimerspec hour = {{0, 0}, {3600, 0}}, left, off = {0};
  CHECK(timerfd_settime(far, 0, &hour, NULL) == 0);
  ROUNDS(i) {
    uint64_t n;
    struct itimerspec at = {{0, 0}, {0, 0}}, brief = {{0, 1000000}, {0, 1000000}};
    CHECK(clock_gettime(CLOCK_REALTIME, &at.it_value) == 0 && (at.it_value.tv_nsec += 4000000) > 0);
    if (at.it_value.tv_nsec >= 1000000000) at.it_value.tv_sec++, at.it_value.tv_nsec -= 1000000000;
    CHECK(timerfd_settime(absolute, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &at, NULL) == 0);
    CHECK(epoll_wait(wait, &got, 1, 20000) == 1 && got.data.fd == absolute);
    CHECK(clock_ns(CLOCK_REALTIME) >= at.it_value.tv_sec * 1000000000LL + at.it_value.tv_nsec);
    CHECK(read(absolute, &n, 8) == 8 && n == 1);
    REFUSED(read(absolute, &n, 8), EAGAIN);
    CHECK(timerfd_settime(boot, 0, &brief, NULL) == 0 && epoll_wait(wait, &got, 1, 20000) == 1 && got.data.fd == boot);
    pause_us(3000);
    CHECK(read(boot, &n, 8) == 8 && n >= 3 && timerfd_settime(boot, 0, &off, &left) == 0);
    CHECK(left.it_interval.tv_nsec == 1000000);
    CHECK(epoll_wait(wait, &got, 1, 0) >= 0 && timerfd_gettime(far, &left) == 0);
    CHECK(left.it_value.tv_sec > 3400 && left.it_value.tv_sec < 3600);
  }
  DONE();
}
