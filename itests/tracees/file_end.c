// Shows: behind the last page of a mapped file a read faults with SIGBUS and its address; up to there it does not.
// Run: may-stay
#include "tracee.h"
#include <setjmp.h>

static sigjmp_buf back;
static volatile int got_code;
static volatile void *got_address;
static void on_fault(int s, siginfo_t *info, void *c) {
  (void)s, (void)c;
  got_code = info->si_code, got_address = info->si_addr;
  siglongjmp(back, 1);
}

int main(void) {
  on_signal(SIGBUS, on_fault, 0);
  int fd = open("short", O_RDWR | O_CREAT | O_TRUNC, 0600);
  CHECK(fd >= 0 && ftruncate(fd, 4096) == 0);
  volatile char *at = mmap(NULL, 3 * 4096, PROT_READ, MAP_PRIVATE, fd, 0);
  CHECK(at != MAP_FAILED);
  ROUNDS(i) {
    got_address = NULL;
    if (sigsetjmp(back, 1) == 0) (void)at[2 * 4096 + i];
    CHECK(got_code == BUS_ADRERR && got_address == at + 2 * 4096 + i);
    CHECK(at[i] == 0);
  }
  DONE();
}
