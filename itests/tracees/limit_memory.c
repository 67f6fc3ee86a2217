// Shows: RLIMIT_AS and RLIMIT_DATA hold for mappings and for the heap, and their change in the middle too.
#include "tracee.h"
#include <sys/resource.h>

static const size_t mib = 1 << 20;

static void limit(int resource, size_t bytes) {
  struct rlimit now;
  CHECK(getrlimit(resource, &now) == 0);
  now.rlim_cur = bytes;
  CHECK(setrlimit(resource, &now) == 0);
}

static void *map(size_t bytes, int protection) {
  return mmap(NULL, bytes, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
}
#define NO_MEMORY(call) CHECK((call) == (void *)-1 && errno == ENOMEM)
#define MAPPED(bytes, protection)                        \
  do {                                                   \
    void *at = map(bytes, protection);                   \
    CHECK(at != MAP_FAILED && munmap(at, (bytes)) == 0); \
  } while (0)

int main(void) {
  int rw = PROT_READ | PROT_WRITE;
  limit(RLIMIT_AS, 256 * mib);
  limit(RLIMIT_DATA, 64 * mib);
  char *kept = map(16 * mib, rw);
  CHECK(kept != MAP_FAILED);
  ROUNDS(i) {
    NO_MEMORY(map(100 * mib, rw));
    NO_MEMORY(sbrk(100 * (intptr_t)mib));
    MAPPED(32 * mib, rw);
    MAPPED(100 * mib, PROT_READ);
    NO_MEMORY(map(300 * mib, PROT_READ));
    CHECK(sbrk(4096) != (void *)-1 && sbrk(-4096) != (void *)-1);
    fill(kept + (size_t)i % 100 * 4096, 4096, (unsigned)i);
    CHECK(holds(kept + (size_t)i % 100 * 4096, 4096, (unsigned)i));
    if (i % 10 == 5) {
      limit(RLIMIT_AS, 128 * mib);
      NO_MEMORY(map(150 * mib, PROT_READ));
      limit(RLIMIT_DATA, 24 * mib);
      NO_MEMORY(map(32 * mib, rw));
      limit(RLIMIT_DATA, 64 * mib);
      limit(RLIMIT_AS, 256 * mib);
    }
  }
  DONE();
}
