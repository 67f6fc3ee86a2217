// Shows: a process that locked memory is not moved, with a stay reason, and what it locked stays locked.
// Run: stays
// Args: one | all | future
#include "tracee.h"

static long locked_kib(void) {
  char line[256];
  long kib = -1;
  FILE *file = fopen("/proc/self/status", "r");
  CHECK(file != NULL);
  while (fgets(line, sizeof line, file)) sscanf(line, "VmLck: %ld", &kib);
  CHECK(fclose(file) == 0);
  return kib;
}

int main(int argc, char **argv) {
  CHECK(argc == 2);
  char *at = mmap(NULL, 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK(at != MAP_FAILED);
  if (argv[1][0] == 'o') CHECK(mlock(at, 65536) == 0);
  if (argv[1][0] == 'a') CHECK(mlockall(MCL_CURRENT) == 0);
  if (argv[1][0] == 'f') CHECK(mlockall(MCL_FUTURE) == 0);
  long locked = locked_kib();
  CHECK(argv[1][0] == 'f' ? locked >= 0 : locked >= 64);
  ROUNDS(i) {
    long before = locked_kib();
    char *more = mmap(NULL, 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(more != MAP_FAILED && locked_kib() - before == (argv[1][0] == 'f' ? 64 : 0));
    CHECK(munmap(more, 65536) == 0 && before >= locked);
  }
  DONE();
}
