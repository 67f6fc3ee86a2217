// Shows: pread, pwrite, readv, writev, preadv, pwritev and preadv2 move the right bytes and the right offset.
#include "tracee.h"
#include <sys/uio.h>

int main(void) {
  int fd = open("data", O_RDWR | O_CREAT | O_TRUNC, 0600);
  CHECK(fd >= 0);
  static char a[3000], b[1], c[5000], all[8001];
  ROUNDS(i) {
    unsigned seed = (unsigned)i;
    fill(a, sizeof a, seed), fill(b, sizeof b, seed + 1), fill(c, sizeof c, seed + 2);
    struct iovec three[] = {{a, sizeof a}, {b, sizeof b}, {c, sizeof c}};
    CHECK(lseek(fd, 0, SEEK_SET) == 0);
    CHECK(writev(fd, three, 3) == 8001 && lseek(fd, 0, SEEK_CUR) == 8001);
    CHECK(pwritev(fd, three, 3, 20000) == 8001 && lseek(fd, 0, SEEK_CUR) == 8001);
    CHECK(pread(fd, all, 8001, 20000) == 8001);
    CHECK(holds(all, 3000, seed) && holds(all + 3000, 1, seed + 1) && holds(all + 3001, 5000, seed + 2));
    CHECK(pwrite(fd, "x", 1, 3000) == 1);
    memset(a, 0, sizeof a), memset(b, 0, sizeof b), memset(c, 0, sizeof c);
    CHECK(lseek(fd, 0, SEEK_SET) == 0);
    CHECK(readv(fd, three, 3) == 8001 && holds(a, 3000, seed) && b[0] == 'x' && holds(c, 5000, seed + 2));
    memset(c, 0, sizeof c);
    CHECK(preadv(fd, three, 3, 20000 + 1) == 8000 && a[0] == all[1] && c[4998] == all[8000] && c[4999] == 0);
    CHECK(preadv2(fd, three, 2, -1, 0) == 3001);  // -1: at the file's own offset
    CHECK(lseek(fd, 0, SEEK_CUR) == 8001 + 3001);
    REFUSED(pread(fd, all, 1, -5), EINVAL);
  }
  DONE();
}
