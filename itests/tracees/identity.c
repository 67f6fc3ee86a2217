// Shows: pid, parent, session, group, users, groups, host name and personality stay those of home.
#include "tracee.h"
#include <grp.h>
#include <sys/personality.h>
#include <sys/utsname.h>

int main(void) {
  pid_t pid = getpid(), parent = getppid(), session = getsid(0), group = getpgrp();
  uid_t uid = getuid(), euid = geteuid();
  gid_t gid = getgid(), egid = getegid(), groups[64], now[64];
  int count = getgroups(64, groups), persona = personality(0xffffffff);
  struct utsname name, again;
  char host[256], host_now[256];
  CHECK(count >= 0 && uname(&name) == 0 && gethostname(host, sizeof host) == 0);
  ROUNDS(i) {
    CHECK(getpid() == pid && getppid() == parent && getsid(0) == session && getpgrp() == group && gettid() == pid);
    CHECK(getuid() == uid && geteuid() == euid && getgid() == gid && getegid() == egid);
    uid_t r, e, s;
    CHECK(getresuid(&r, &e, &s) == 0 && r == uid && e == euid && s == euid);
    CHECK(getgroups(64, now) == count && memcmp(now, groups, (size_t)count * sizeof *now) == 0);
    CHECK(uname(&again) == 0 && memcmp(&again, &name, sizeof name) == 0);
    CHECK(gethostname(host_now, sizeof host_now) == 0 && strcmp(host_now, host) == 0);
    CHECK(getpgid(0) == group && getpgid(parent) >= 0 && personality(0xffffffff) == persona);
  }
  DONE();
}
