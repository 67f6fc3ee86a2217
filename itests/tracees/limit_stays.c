// Shows: who has a limit of CPU time, or uses more memory than a limit that was set later, goes on as it was.
// Run: stays
// Args: cpu | space | data
#include "tracee.h"
#include <sys/resource.h>

int main(int argc, char **argv) {
  CHECK(argc == 2);
  int resource = argv[1][0] == 'c' ? RLIMIT_CPU : argv[1][0] == 's' ? RLIMIT_AS : RLIMIT_DATA;
  struct rlimit limit, now;
  CHECK(getrlimit(resource, &limit) == 0);
  limit.rlim_cur = 4096;
  CHECK(setrlimit(resource, &limit) == 0);
  ROUNDS(i) {
    CHECK(getrlimit(resource, &now) == 0 && now.rlim_cur == 4096 && now.rlim_max == limit.rlim_max);
    if (resource == RLIMIT_CPU) continue;
    void *at = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(at == MAP_FAILED && errno == ENOMEM);
  }
  DONE();
}
