// Shows: extended attributes are set, listed, replaced and removed, by path, link and descriptor.
#include "tracee.h"
#include <sys/xattr.h>

int main(void) {
  char value[64], list[256];
  int fd = open("file", O_RDWR | O_CREAT, 0600);
  CHECK(fd >= 0 && symlink("file", "link") == 0);
  int able = setxattr("file", "user.kept", "1234567", 7, XATTR_CREATE) == 0;
  CHECK(able || errno == EOPNOTSUPP);
  ROUNDS(i) {
    if (!able) continue;
    CHECK(getxattr("link", "user.kept", NULL, 0) == 7 && getxattr("link", "user.kept", value, 64) == 7);
    CHECK(memcmp(value, "1234567", 7) == 0);
    REFUSED(getxattr("file", "user.kept", value, 3), ERANGE);
    REFUSED(setxattr("file", "user.kept", "x", 1, XATTR_CREATE), EEXIST);
    CHECK(fsetxattr(fd, "user.passing", &i, 4, 0) == 0 && fgetxattr(fd, "user.passing", value, 64) == 4);
    CHECK(memcmp(value, &i, 4) == 0);
    ssize_t bytes = flistxattr(fd, list, sizeof list);
    CHECK(bytes == 10 + 13 && listxattr("file", NULL, 0) == bytes && memmem(list, 23, "user.passing", 13) != NULL);
    CHECK(fremovexattr(fd, "user.passing") == 0);
    REFUSED(removexattr("file", "user.passing"), ENODATA);
    REFUSED(lsetxattr("link", "user.none", "x", 1, 0), EPERM);
    REFUSED(lgetxattr("link", "user.none", value, 64), ENODATA);
  }
  CHECK(close(fd) == 0 && unlink("link") == 0 && unlink("file") == 0);
  DONE();
}
