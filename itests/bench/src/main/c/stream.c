// stream FILE: sequential reads and writes. Command: "read" or "write", bytes per call, bytes in all. Answer: nanoseconds
// from before open to after close, when a network file system has sent everything too.
#define _GNU_SOURCE
#include "bench.h"
#include <fcntl.h>

static char buffer[1 << 20];

static void stream(const char *path, int writes, size_t size, long total) {
  int file = open(path, writes ? O_WRONLY | O_CREAT | O_TRUNC : O_RDONLY, 0600);
  must(file >= 0, path);
  for (long done = 0; done < total; done += (long)size) {
    ssize_t moved = writes ? write(file, buffer, size) : read(file, buffer, size);
    must(moved == (ssize_t)size, writes ? "write to file" : "read from file");
  }
  must(close(file) == 0, "close");
}

int main(int count, char **arguments) {
  char line[80], kind[8];
  size_t size;
  long total;
  must(count == 2, "usage: stream FILE");
  for (size_t i = 0; i < sizeof buffer; i++) {
    buffer[i] = (char)(i * 2654435761u >> 13);
  }
  say("ready\n");
  while (next_line(line, sizeof line)) {
    must(sscanf(line, "%7s %zu %ld", kind, &size, &total) == 3 && size <= sizeof buffer, line);
    uint64_t start = now_ns(CLOCK_MONOTONIC);
    stream(arguments[1], kind[0] == 'w', size, total);
    snprintf(line, sizeof line, "%llu\n", (unsigned long long)(now_ns(CLOCK_MONOTONIC) - start));
    say(line);
  }
  return 0;
}
