// Shows: advice about memory leaves its contents alone, is refused where it should be, and frees what is given back.
#include "tracee.h"

int main(void) {
  enum { SIZE = 4 << 20 };
  int kinds[] = {MADV_NORMAL, MADV_RANDOM, MADV_SEQUENTIAL, MADV_WILLNEED, MADV_HUGEPAGE, MADV_NOHUGEPAGE, 20, 21, 22, 23};
  char *at = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK(at != MAP_FAILED);
  fill(at, SIZE, 1);
  ROUNDS(i) {
    int kind = kinds[i % 10], result = madvise(at, SIZE, kind);
    CHECK((result == 0 || errno == EINVAL) && holds(at, SIZE, 1));
    if (i % 25 == 0) CHECK(madvise(at, SIZE, MADV_MERGEABLE) == 0 || errno == EINVAL);
    if (i % 25 == 1) CHECK(madvise(at, SIZE, MADV_UNMERGEABLE) == 0 || errno == EINVAL);
    char *spare = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(spare != MAP_FAILED);
    memset(spare, 7, SIZE);
    CHECK(madvise(spare, SIZE, MADV_FREE) == 0 && (spare[9] == 7 || spare[9] == 0) && (spare[9] = 8, 1));
    CHECK(spare[9] == 8 && (spare[10] == 7 || spare[10] == 0) && munmap(spare, SIZE) == 0);
    REFUSED(madvise(at + 1, 4096, MADV_NORMAL), EINVAL);
    REFUSED(madvise(at, 4096, 12345), EINVAL);
    REFUSED(madvise(spare, 4096, MADV_WILLNEED), ENOMEM);
  }
  DONE();
}
