// Shows: a call with the most pieces allowed (1024), empty ones among them, moves each byte; one more is refused.
#include "tracee.h"
#include <sys/uio.h>

int main(void) {
  static struct iovec out[1025], in[1025];
  static char from[1025 * 16], to[1025 * 16];
  int fd = open("data", O_RDWR | O_CREAT | O_TRUNC, 0600);
  CHECK(fd >= 0);
  ROUNDS(i) {
    ssize_t total = 0;
    fill(from, sizeof from, (unsigned)i);
    memset(to, 0, sizeof to);
    for (int k = 0; k < 1025; k++) {
      size_t n = (size_t)((k * 3 + i) % 17);  // some are empty
      out[k] = (struct iovec){from + k * 16, n > 16 ? 16 : n};
      in[k] = (struct iovec){to + k * 16, out[k].iov_len};
      if (k < 1024) total += (ssize_t)out[k].iov_len;
    }
    CHECK(pwritev(fd, out, 1024, 0) == total);
    CHECK(preadv(fd, in, 1024, 0) == total);
    for (int k = 0; k < 1024; k++) CHECK(memcmp(in[k].iov_base, out[k].iov_base, in[k].iov_len) == 0);
    REFUSED(pwritev(fd, out, 1025, 0), EINVAL);
    CHECK(writev(fd, out, 0) == 0);
  }
  DONE();
}
