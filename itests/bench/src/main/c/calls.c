// calls FILE: how long a call takes. Command: a number of batches. Answer: per operation and batch one line
// "NAME MICROSECONDS", then "done". Each batch is timed as a whole, because the clock costs as much as a call.
#define _GNU_SOURCE
#include "bench.h"
#include <fcntl.h>

enum { BIG = 64 * 1024, SMALL_CALLS = 256, BIG_CALLS = 8, PIPE_BYTES = BIG * BIG_CALLS };

static char big[BIG];
static int file, in, out;

static void do_getppid(int bytes) {
  (void)bytes;
  must(getppid() > 0, "getppid");
}

static void do_file_write(int bytes) { must(write(file, big, bytes) == bytes, "write to file"); }
static void do_file_read(int bytes) { must(read(file, big, bytes) == bytes, "read from file"); }
static void do_pipe_write(int bytes) { must(write(out, big, bytes) == bytes, "write to pipe"); }
static void do_pipe_read(int bytes) { must(read(in, big, bytes) == bytes, "read from pipe"); }

static const struct {
  const char *name;
  void (*call)(int);
  int bytes, calls;
} operations[] = {
    // A file is read after it was written, a pipe is filled and then emptied.
    {"getppid", do_getppid, 0, SMALL_CALLS},
    {"file-write-1", do_file_write, 1, SMALL_CALLS},
    {"file-read-1", do_file_read, 1, SMALL_CALLS},
    {"file-write-64k", do_file_write, BIG, BIG_CALLS},
    {"file-read-64k", do_file_read, BIG, BIG_CALLS},
    {"pipe-write-1", do_pipe_write, 1, SMALL_CALLS},
    {"pipe-read-1", do_pipe_read, 1, SMALL_CALLS},
    {"pipe-write-64k", do_pipe_write, BIG, BIG_CALLS},
    {"pipe-read-64k", do_pipe_read, BIG, BIG_CALLS},
};

static void batch(void) {
  for (size_t i = 0; i < sizeof operations / sizeof *operations; i++) {
    char line[80];
    must(lseek(file, 0, SEEK_SET) == 0, "lseek");
    uint64_t start = now_ns(CLOCK_MONOTONIC);
    for (int n = 0; n < operations[i].calls; n++) {
      operations[i].call(operations[i].bytes);
    }
    uint64_t ns = now_ns(CLOCK_MONOTONIC) - start;
    snprintf(line, sizeof line, "%s %.4f\n", operations[i].name, ns / 1e3 / operations[i].calls);
    say(line);
  }
}

int main(int count, char **arguments) {
  char line[80];
  int ends[2];
  must(count == 2, "usage: calls FILE");
  file = open(arguments[1], O_RDWR | O_CREAT | O_TRUNC, 0600);
  must(file >= 0, arguments[1]);
  must(pipe(ends) == 0, "pipe");
  in = ends[0];
  out = ends[1];
  must(fcntl(out, F_SETPIPE_SZ, PIPE_BYTES) >= PIPE_BYTES, "F_SETPIPE_SZ");
  memset(big, 'x', sizeof big);
  say("ready\n");
  while (next_line(line, sizeof line)) {
    for (long left = strtol(line, NULL, 10); left > 0; left--) {
      batch();
    }
    say("done\n");
  }
  return 0;
}
