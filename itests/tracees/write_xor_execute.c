// Shows: a process that may not make memory executable (PR_SET_MDWE) cannot, and its other mappings are unharmed.
// Run: limit
#include "tracee.h"
#ifndef PR_SET_MDWE
#define PR_SET_MDWE 65
#define PR_GET_MDWE 66
#endif

int main(void) {
  if (prctl(PR_SET_MDWE, 1, 0, 0, 0) != 0) CHECK(errno == EINVAL);  // before Linux 6.3
  int able = prctl(PR_GET_MDWE, 0, 0, 0, 0) == 1;
  ROUNDS(i) {
    void *at = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(at != MAP_FAILED);
    *(int *)at = i;
    if (able) REFUSED(mprotect(at, 4096, PROT_READ | PROT_EXEC), EACCES);
    CHECK(*(int *)at == i && munmap(at, 4096) == 0);
    if (!able) continue;
    at = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(at == MAP_FAILED && errno == EACCES && prctl(PR_GET_MDWE, 0, 0, 0, 0) == 1);
  }
  DONE();
}
