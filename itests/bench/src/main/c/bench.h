// The protocol of all programs here: one command per line on stdin, one answer per line on stdout. Only
// write(2) and read(2) are used, so that nothing but the measured calls is hidden in a library.
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static inline uint64_t now_ns(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static inline void must(int holds, const char *what) {
  if (!holds) {
    fprintf(stderr, "%s: %s\n", what, strerror(errno));
    exit(1);
  }
}

static inline void say(const char *line) {
  size_t length = strlen(line);
  must(write(1, line, length) == (ssize_t)length, "write to stdout");
}

// The next line without its end, or 0 at the end of stdin.
static inline int next_line(char *line, size_t size) {
  size_t used = 0;
  while (used + 1 < size) {
    ssize_t n = read(0, line + used, 1);
    if (n == 0) {
      return 0;
    }
    must(n == 1, "read from stdin");
    if (line[used] == '\n') {
      line[used] = 0;
      return 1;
    }
    used++;
  }
  errno = EMSGSIZE;
  must(0, "line on stdin");
  return 0;
}
