// Shows: getcwd, chdir, fchdir and names relative to them and to directory descriptors.
#include "tracee.h"

int main(void) {
  char start[4096], now[4096], expected[8192];
  CHECK(getcwd(start, sizeof start));
  int home = open(".", O_RDONLY | O_DIRECTORY);
  CHECK(home >= 0 && mkdir("a", 0755) == 0 && mkdir("a/b", 0755) == 0);
  ROUNDS(i) {
    CHECK(chdir("a") == 0 && chdir("b") == 0);
    snprintf(expected, sizeof expected, "%s/a/b", start);
    CHECK(getcwd(now, sizeof now) && strcmp(now, expected) == 0);
    int fd = open("here", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    CHECK(fd >= 0 && close(fd) == 0 && access("../../a/b/here", F_OK) == 0);
    CHECK(faccessat(home, "a/b/here", R_OK, 0) == 0);
    CHECK(unlinkat(home, "a/b/here", 0) == 0);
    REFUSED(chdir("here"), ENOENT);
    REFUSED((intptr_t)getcwd(now, 3) - 1, ERANGE);
    CHECK(fchdir(home) == 0);
    CHECK(getcwd(now, sizeof now) && strcmp(now, start) == 0);
    int sub = openat(home, "a", O_PATH);
    CHECK(sub >= 0 && mkdirat(sub, "c", 0700) == 0 && unlinkat(sub, "c", AT_REMOVEDIR) == 0 && close(sub) == 0);
  }
  DONE();
}
