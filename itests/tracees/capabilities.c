// Shows: capabilities that were given up are gone for every call, and come back only as far as they are permitted.
#include "tracee.h"
#include <linux/capability.h>

enum { CHOWN = 0, OVERRIDE = 1, KILL = 5 };
static struct __user_cap_header_struct head = {_LINUX_CAPABILITY_VERSION_3, 0};

static void effective(int capability, int on) {
  struct __user_cap_data_struct data[2];
  CHECK(syscall(SYS_capget, &head, data) == 0);
  data[0].effective = on ? data[0].effective | 1u << capability : data[0].effective & ~(1u << capability);
  CHECK(syscall(SYS_capset, &head, data) == 0);
}

int main(void) {
  struct __user_cap_data_struct data[2];
  CHECK(close(open("file", O_CREAT | O_WRONLY, 0)) == 0 && syscall(SYS_capget, &head, data) == 0);
  data[0].permitted &= ~(1u << KILL), data[0].effective &= ~(1u << KILL), data[0].inheritable = 0;
  CHECK(syscall(SYS_capset, &head, data) == 0);
  CHECK(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) == 0);
  ROUNDS(i) {
    effective(CHOWN, 0);
    REFUSED(chown("file", 1, 1), EPERM);
    effective(CHOWN, 1);
    CHECK(chown("file", 1, 1) == 0 && chown("file", 0, 0) == 0 && syscall(SYS_capget, &head, data) == 0);
    CHECK(!(data[0].permitted & 1u << KILL) && data[0].effective & 1u << OVERRIDE);
    data[0].permitted |= 1u << KILL;
    REFUSED(syscall(SYS_capset, &head, data), EPERM);
    CHECK(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_IS_SET, CHOWN, 0, 0) == 0);
  }
  DONE();
}
