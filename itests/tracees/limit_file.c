// Shows: what was unmapped does not count against RLIMIT_AS any more when a file is mapped.
#include "tracee.h"
#include <sys/resource.h>

int main(void) {
  size_t mib = 1 << 20, other = 30 * mib, whole = 32 * mib;
  struct rlimit limit;
  CHECK(getrlimit(RLIMIT_AS, &limit) == 0);
  limit.rlim_cur = 48 * mib;
  CHECK(setrlimit(RLIMIT_AS, &limit) == 0);
  int fd = open("data", O_RDWR | O_CREAT | O_TRUNC, 0600);
  CHECK(fd >= 0 && pwrite(fd, "end", 3, (off_t)whole - 3) == 3);
  ROUNDS(i) {
    char *memory = mmap(NULL, other, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(memory != MAP_FAILED);
    CHECK(mmap(NULL, whole, PROT_READ, MAP_PRIVATE, fd, 0) == MAP_FAILED && errno == ENOMEM);
    memory[i] = 1;
    pause_us(pace_us / 4);
    CHECK(memory[i] == 1 && munmap(memory, other) == 0);
    char *file = mmap(NULL, whole, PROT_READ, MAP_PRIVATE, fd, 0);
    CHECK(file != MAP_FAILED && file[0] == 0 && memcmp(file + whole - 3, "end", 3) == 0);
    CHECK(munmap(file, whole) == 0);
  }
  DONE();
}
