// Shows: preadv2 and pwritev2 with flags: appended, synchronous, without waiting; at the file's own offset with -1.
#include "tracee.h"
#include <sys/uio.h>

int main(void) {
  int fd = open("file", O_RDWR | O_CREAT | O_TRUNC, 0600), p[2];
  CHECK(fd >= 0 && pipe(p) == 0);
  ROUNDS(i) {
    char a[4] = "abc", b[8] = "defghij", c[3], d[16];
    struct iovec out[] = {{a, 3}, {NULL, 0}, {b, 7}}, in[] = {{c, 3}, {d, sizeof d}};
    off_t end = lseek(fd, 0, SEEK_END);
    CHECK(end == 10 * i && lseek(fd, 1, SEEK_SET) == 1);
    CHECK(pwritev2(fd, out, 3, 0, RWF_APPEND) == 10 && lseek(fd, 0, SEEK_CUR) == 1);
    CHECK(preadv2(fd, in, 2, end, RWF_HIPRI) == 10 || errno == EOPNOTSUPP);
    CHECK(preadv2(fd, in, 2, end, 0) == 10 && memcmp(c, "abc", 3) == 0 && memcmp(d, "defghij", 7) == 0);
    CHECK(lseek(fd, end, SEEK_SET) == end && preadv2(fd, in, 1, -1, 0) == 3 && lseek(fd, 0, SEEK_CUR) == end + 3);
    CHECK(lseek(fd, end, SEEK_SET) == end && pwritev2(fd, out, 3, -1, RWF_DSYNC) == 10);
    ssize_t n = preadv2(fd, in, 2, end, RWF_NOWAIT);
    CHECK(n == 10 || errno == EAGAIN || errno == EOPNOTSUPP);
    REFUSED(preadv2(p[0], in, 1, -1, RWF_NOWAIT), EAGAIN);
    REFUSED(preadv2(p[0], in, 1, 0, 0), ESPIPE);
    REFUSED(pwritev2(fd, out, 3, 0, 0x40000000), EOPNOTSUPP);
    REFUSED(syscall(SYS_readv, fd, in, -1L), EINVAL);
  }
  DONE();
}
