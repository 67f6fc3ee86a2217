// Shows: a process that is root in a user namespace of its own, and nobody else outside, stays so.
#include "tracee.h"
#include <sched.h>

static void put(const char *path, const char *text) {
  int fd = open(path, O_WRONLY);
  CHECK(fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text) && close(fd) == 0);
}

int main(void) {
  CHECK(chmod(".", 0777) == 0 && setresgid(4000, 4000, 4000) == 0 && setresuid(5000, 5000, 5000) == 0);
  CHECK(prctl(PR_SET_DUMPABLE, 1) == 0 && unshare(CLONE_NEWUSER | CLONE_NEWUTS) == 0);
  put("/proc/self/setgroups", "deny"), put("/proc/self/gid_map", "0 4000 1"), put("/proc/self/uid_map", "0 5000 1");
  CHECK(sethostname("mine", 4) == 0);
  ROUNDS(i) {
    struct stat status;
    CHECK(getuid() == 0 && getegid() == 0 && close(open("file", O_CREAT | O_WRONLY, 0600)) == 0);
    CHECK(stat("file", &status) == 0 && status.st_uid == 0 && status.st_gid == 0);
    CHECK(stat("/etc", &status) == 0 && status.st_uid == 65534);
    REFUSED(chown("file", 1, 1), EINVAL);
    REFUSED(kill(1, 0), EPERM);
    REFUSED(open("/etc/shadow", O_RDONLY), EACCES);
    CHECK(prctl(PR_CAPBSET_READ, 21) == 1);
  }
  CHECK(unlink("file") == 0);
  DONE();
}
