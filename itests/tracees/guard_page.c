// Shows: mprotect, PROT_NONE and guard pages hold; each fault reaches the handler with its address and code.
#include "tracee.h"
#include <setjmp.h>

static sigjmp_buf back;
static volatile void *fault_address;
static volatile int fault_code;

static void on_fault(int signal, siginfo_t *info, void *context) {
  (void)signal, (void)context;
  fault_address = info->si_addr;
  fault_code = info->si_code;
  siglongjmp(back, 1);
}

static void faults(volatile char *at, int write, int code) {
  if (sigsetjmp(back, 1) == 0) {
    if (write) *at = 1;
    else (void)*at;
    CHECK(!"no fault");
  }
  CHECK(fault_address == at && fault_code == code);
}

int main(void) {
  on_signal(SIGSEGV, on_fault, 0);
  char *at = mmap(NULL, 5 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK(at != MAP_FAILED);
  fill(at, 5 * 4096, 9);
  CHECK(mprotect(at + 4096, 4096, PROT_NONE) == 0);
  ROUNDS(i) {
    faults(at + 4096 + i, 0, SEGV_ACCERR);
    CHECK(mprotect(at + 2 * 4096, 4096, PROT_READ) == 0);
    faults(at + 2 * 4096 + i, 1, SEGV_ACCERR);
    CHECK(holds(at, 4096, 9) && at[2 * 4096] == (char)pattern_at(9, 2 * 4096));
    CHECK(mprotect(at + 4096, 2 * 4096, PROT_READ | PROT_WRITE) == 0);
    CHECK(holds(at, 5 * 4096, 9));  // hidden bytes are still there
    CHECK(mprotect(at + 4096, 4096, PROT_NONE) == 0);
    faults((char *)8, 1, SEGV_MAPERR);
  }
  DONE();
}
