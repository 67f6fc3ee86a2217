// Shows: three generations by fork: each has its own copy of what its parent knew, and they talk over pipes to the end.
#include "tracee.h"

enum { BYTES = 3 << 20 };
static unsigned char *block;
static volatile sig_atomic_t told;

static void tell(int signal, siginfo_t *info, void *context) {
  (void)signal, (void)info, (void)context;
  told = 1;
}

// The next question; false at the end of them.
static int asked(int fd, uint32_t *n) {
  ssize_t got;
  while ((got = read(fd, n, sizeof *n)) == -1) CHECK(errno == EINTR);
  CHECK(got == 0 || got == sizeof *n);
  return got != 0;
}

// A process that answers questions from its parent; the eldest has a child of its own that it asks in turn.
static void serve(int in, int out, unsigned seed, int generation) {
  int to[2], from[2];
  uint32_t n;
  CHECK(holds(block, BYTES, seed));
  fill(block, BYTES, seed + 1);
  if (generation > 0) {
    CHECK(pipe(to) == 0 && pipe(from) == 0);
    pid_t me = getpid(), child = fork_peer();
    if (child == 0) {
      CHECK(getppid() == me && getpid() != me);
      CHECK(close(to[1]) == 0 && close(from[0]) == 0 && close(in) == 0 && close(out) == 0);
      serve(to[0], from[1], seed + 1, generation - 1);
      _exit(0);
    }
    CHECK(close(to[0]) == 0 && close(from[1]) == 0);
    while (asked(in, &n)) {
      write_all(to[1], &n, sizeof n);
      CHECK(asked(from[0], &n));
      n++;
      CHECK(holds(block, BYTES, seed + 1));
      write_all(out, &n, sizeof n);
    }
    CHECK(close(to[1]) == 0);
    reap(child);
  } else {
    while (asked(in, &n)) {
      n = n * 3 + 1;
      CHECK(holds(block, BYTES, seed + 1));
      write_all(out, &n, sizeof n);
    }
  }
}

int main(void) {
  int to[2], from[2];
  CHECK((block = malloc(BYTES)) != NULL);
  fill(block, BYTES, 1);
  on_signal(SIGUSR1, tell, 0);
  pid_t child = -1;
  ROUNDS(i) {
    if (i == rounds / 5) {
      // Not at once: so it can be moved before its family is born, which with TRACEE_TOLD is when SIGUSR1 says so.
      while (getenv("TRACEE_TOLD") && !told) pause_us(pace_us);
      CHECK(pipe(to) == 0 && pipe(from) == 0);
      if ((child = fork_peer()) == 0) {
        CHECK(close(to[1]) == 0 && close(from[0]) == 0);
        serve(to[0], from[1], 1, 1);
        _exit(0);
      }
      CHECK(close(to[0]) == 0 && close(from[1]) == 0);
    }
    if (child < 0) continue;
    uint32_t n = (uint32_t)i;
    write_all(to[1], &n, sizeof n);
    CHECK(asked(from[0], &n) && n == (uint32_t)i * 3 + 2);
    CHECK(holds(block, BYTES, 1));
  }
  CHECK(close(to[1]) == 0);
  reap(child);
  DONE();
}
