// Shows: a process with a root directory of its own finds names below it, cannot see what is above, and runs on.
#include "tracee.h"

int main(void) {
  CHECK(mkdir("root", 0700) == 0 && mkdir("root/in", 0700) == 0);
  int out = open(".", O_RDONLY | O_DIRECTORY);
  CHECK(out >= 0 && chroot("root") == 0 && chdir("/in") == 0);
  ROUNDS(i) {
    char text[64];
    snprintf(text, sizeof text, "file%d", i % 3);
    int fd = open(text, O_CREAT | O_RDWR | O_TRUNC, 0600);
    CHECK(fd >= 0);
    write_all(fd, text, 6);
    CHECK(close(fd) == 0 && syscall(SYS_getcwd, text, sizeof text) == 4 && strcmp(text, "/in") == 0);
    REFUSED(open("/etc/passwd", O_RDONLY), ENOENT);
    CHECK(access("/in/file0", R_OK) == 0 && access("/../../../in", X_OK) == 0);
    CHECK(faccessat(out, "root/in", R_OK, 0) == 0);
    REFUSED(access("/proc/self/stat", R_OK), ENOENT);
  }
  CHECK(fchdir(out) == 0 && chroot(".") == 0);
  DONE();
}
