// Shows: options of prctl keep what was set: signal at the parent's end, dumpable, timer slack, capabilities.
#include "tracee.h"
#include <linux/securebits.h>

int main(void) {
  int death = 0;
  CHECK(prctl(PR_SET_PDEATHSIG, SIGHUP) == 0 && prctl(PR_SET_TIMERSLACK, 123456) == 0);
  CHECK(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_DUMPABLE, 0) == 0);
  CHECK(prctl(PR_SET_SECUREBITS, SECBIT_NOROOT) == 0 && prctl(PR_CAPBSET_DROP, 33, 0, 0, 0) == 0);
  CHECK(prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0) == 0);
  ROUNDS(i) {
    CHECK(prctl(PR_GET_PDEATHSIG, &death) == 0 && death == SIGHUP);
    CHECK(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1 && prctl(PR_GET_DUMPABLE) == i % 2);
    CHECK(prctl(PR_SET_DUMPABLE, (i + 1) % 2) == 0);
    CHECK((prctl(PR_GET_SECUREBITS) & ~SECBIT_KEEP_CAPS) == SECBIT_NOROOT);
    CHECK(prctl(PR_CAPBSET_READ, 33) == 0 && prctl(PR_CAPBSET_READ, 0) == 1);
    CHECK(prctl(PR_SET_KEEPCAPS, i % 2) == 0 && prctl(PR_GET_KEEPCAPS) == i % 2);
    if (i % 10 == 3) CHECK(prctl(PR_GET_TIMERSLACK) == 123456 && prctl(PR_GET_THP_DISABLE, 0, 0, 0, 0) == 1);
    REFUSED(prctl(PR_SET_PDEATHSIG, 1000), EINVAL);
    REFUSED(prctl(123456, 0, 0, 0, 0), EINVAL);
  }
  DONE();
}
