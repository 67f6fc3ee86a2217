// Shows: a working directory that was removed stays the working directory: nothing can be found or made in it.
#include "tracee.h"

int main(void) {
  char path[4096], link[4096];
  CHECK(mkdir("gone", 0700) == 0);
  int up = open(".", O_RDONLY | O_DIRECTORY);
  CHECK(up >= 0 && chdir("gone") == 0 && unlinkat(up, "gone", AT_REMOVEDIR) == 0);
  ROUNDS(i) {
    struct stat status;
    CHECK(stat(".", &status) == 0 && status.st_nlink == 0);
    CHECK(syscall(SYS_getcwd, path, sizeof path) == -1 && errno == ENOENT);
    REFUSED(open("file", O_CREAT | O_WRONLY, 0600), ENOENT);
    REFUSED(mkdir("inside", 0700), ENOENT);
    ssize_t n = readlink("/proc/self/cwd", link, sizeof link);
    CHECK(n > 15 && memcmp(link + n - 15, "/gone (deleted)", 15) == 0);
  }
  CHECK(fchdir(up) == 0 && mkdir("again", 0700) == 0);
  DONE();
}
