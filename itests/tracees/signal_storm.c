// Shows: under a storm of queued signals no signal is lost or doubled and no write or read is lost or doubled.
// Run: limit
#include "tracee.h"

static volatile int next_value, wrong;
static void on_hit(int s, siginfo_t *info, void *c) {
  (void)s, (void)c;
  if (info->si_code != SI_QUEUE || info->si_value.sival_int != next_value) wrong++;
  next_value++;
}

int main(void) {
  int ends[2], each = 20, total = rounds * each;
  CHECK(pipe(ends) == 0);
  on_signal(SIGRTMIN, on_hit, SA_RESTART);
  pid_t peer = fork_peer();
  if (peer == 0) {
    for (int i = 0; i < total; i++) {
      union sigval value = {.sival_int = i};
      while (sigqueue(getppid(), SIGRTMIN, value) == -1) CHECK(errno == EAGAIN), pause_us(1000);
      if (i % each == 0) pause_us(pace_us);
    }
    _exit(0);
  }
  int fd = open("lines", O_RDWR | O_CREAT | O_TRUNC, 0600);
  CHECK(fd >= 0);
  off_t size = 0;
  ROUNDS(i) {
    for (int k = 0; k < 5; k++) {
      char line[32], got[32];
      int n = snprintf(line, sizeof line, "%d.%d\n", i, k);
      CHECK(write(fd, line, (size_t)n) == n);
      CHECK(lseek(fd, 0, SEEK_CUR) == (size += n));
      CHECK(write(ends[1], line, (size_t)n) == n && read(ends[0], got, (size_t)n) == n);
      CHECK(memcmp(line, got, (size_t)n) == 0);
    }
    CHECK(wrong == 0);
  }
  reap(peer);
  for (int64_t give_up = now_ns() + 20000000000LL; next_value < total;) CHECK(now_ns() < give_up);
  pause_us(5000);
  CHECK(next_value == total && wrong == 0);
  DONE();
}
