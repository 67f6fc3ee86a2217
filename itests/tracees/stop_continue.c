// Shows: SIGSTOP from home stops the program wherever it computes, SIGCONT lets it go on where it was.
#include "tracee.h"

static volatile int continues;
static void on_continue(int s, siginfo_t *i, void *c) { (void)s, (void)i, (void)c, continues++; }

static char state_of(pid_t pid) {
  char name[64], line[512], state = 0;
  snprintf(name, sizeof name, "/proc/%d/stat", pid);
  int fd = open(name, O_RDONLY);
  ssize_t n = read(fd, line, sizeof line - 1);
  CHECK(n > 0);
  line[n] = 0;
  sscanf(strrchr(line, ')') + 2, "%c", &state);
  close(fd);
  return state;
}

int main(void) {
  int times = 5, from[2];
  CHECK(pipe(from) == 0);
  on_signal(SIGCONT, on_continue, SA_RESTART);
  pid_t peer = fork_peer();
  if (peer == 0) {
    for (int k = 0; k < times; k++) {
      pause_us((long)rounds * pace_us / (times + 1));
      CHECK(kill(getppid(), SIGSTOP) == 0);
      // A tracer's stop (t) is told from a real one (T) by the tracer only.
      int64_t give_up = now_ns() + 20000000000LL;
      for (char s = 0; s != 'T' && s != 't'; s = state_of(getppid())) CHECK(now_ns() < give_up), pause_us(500);
      pause_us(20000);
      CHECK(kill(getppid(), SIGCONT) == 0);
      write_all(from[1], "c", 1);
    }
    _exit(0);
  }
  ROUNDS(i) {
  }
  for (int k = 0; k < times; k++) {
    char c;
    read_all(from[0], &c, 1);
  }
  reap(peer);
  CHECK(continues >= 1 && continues <= times);
  DONE();
}
