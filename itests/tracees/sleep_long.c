// Shows: one sleep that spans all moves lasts as long as asked, not longer than needed, and is not interrupted.
#include "tracee.h"

int main(void) {
  int64_t asked = (int64_t)rounds * pace_us * 500;
  for (int i = 0; i < 2; i++) {
    printf("step %d/2\n", i);
    int64_t before = now_ns();
    struct timespec span = {asked / 1000000000, asked % 1000000000};
    if (i == 0) {
      CHECK(nanosleep(&span, NULL) == 0);
    } else {
      int64_t end = before + asked;
      struct timespec until = {end / 1000000000, end % 1000000000};
      CHECK(clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) == 0);
    }
    int64_t slept = now_ns() - before;
    CHECK(slept >= asked && slept < asked + 5000000000LL);
  }
  DONE();
}
