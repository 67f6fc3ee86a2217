// Shows: the stack grows exactly as far as RLIMIT_STACK lets it: below the usual 8 MiB, and above.
// Args: 1 | 12
#include "tracee.h"
#include <setjmp.h>
#include <sys/resource.h>

static sigjmp_buf out;
static volatile uintptr_t fault_at;
static char *highest;

static void handler(int signal, siginfo_t *info, void *context) {
  (void)signal, (void)context;
  fault_at = (uintptr_t)info->si_addr;
  siglongjmp(out, 1);
}

// The end of the mapping that holds address, and its start.
static void find(void *address, char **start, char **end) {
  FILE *maps = fopen("/proc/self/maps", "r");
  char line[4500], *from, *to;
  CHECK(maps);
  while (fgets(line, sizeof line, maps)) {
    CHECK(sscanf(line, "%p-%p", (void **)&from, (void **)&to) == 2);
    if ((char *)address >= from && (char *)address < to) *start = from, *end = to;
  }
  CHECK(fclose(maps) == 0);
}

int main(int argc, char **argv) {
  CHECK(argc == 2);
  char *lowest = NULL;
  find(&argc, &lowest, &highest);
  struct rlimit limit;
  CHECK(getrlimit(RLIMIT_STACK, &limit) == 0);
  limit.rlim_cur = (rlim_t)atoi(argv[1]) << 20;
  CHECK(setrlimit(RLIMIT_STACK, &limit) == 0);
  on_signal(SIGSEGV, handler, 0);
  long pages = (long)(limit.rlim_cur / 4096);
  ROUNDS(i) {
    long depth = pages / 2 + pages * i / 2 / rounds;
    *(volatile char *)(highest - depth * 4096) = (char)i;
    CHECK(*(volatile char *)(highest - depth * 4096) == (char)i);
    fault_at = 0;
    if (sigsetjmp(out, 1) == 0) *(volatile char *)(highest - pages * 4096 - 1) = 1;
    CHECK(fault_at == (uintptr_t)(highest - pages * 4096 - 1));
  }
  *(volatile char *)(highest - pages * 4096) = 7;
  DONE();
}
