// Shows: key rings of the process and its session keep keys, find them by name, and give their contents.
#include "tracee.h"
#include <linux/keyctl.h>

int main(void) {
  char name[32], got[32];
  CHECK(syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, NULL) > 0 || errno == ENOSYS);
  long kept = syscall(SYS_add_key, "user", "kept", "payload", 7, KEY_SPEC_SESSION_KEYRING);
  CHECK(kept > 0 || errno == ENOSYS);
  ROUNDS(i) {
    if (kept < 0) continue;
    CHECK(syscall(SYS_keyctl, KEYCTL_READ, kept, got, sizeof got) == 7 && memcmp(got, "payload", 7) == 0);
    CHECK(syscall(SYS_request_key, "user", "kept", NULL, 0) == kept);
    snprintf(name, sizeof name, "round-%d", i);
    long key = syscall(SYS_add_key, "user", name, &i, 4, KEY_SPEC_PROCESS_KEYRING);
    CHECK(key > 0 && syscall(SYS_keyctl, KEYCTL_SEARCH, KEY_SPEC_PROCESS_KEYRING, "user", name, 0) == key);
    CHECK(syscall(SYS_keyctl, KEYCTL_UNLINK, key, KEY_SPEC_PROCESS_KEYRING) == 0);
    REFUSED(syscall(SYS_keyctl, KEYCTL_SEARCH, KEY_SPEC_PROCESS_KEYRING, "user", name, 0), ENOKEY);
  }
  DONE();
}
