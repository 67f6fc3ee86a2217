// Shows: getrandom and /dev/urandom give bytes, different ones each time.
#include "tracee.h"
#include <sys/random.h>

int main(void) {
  unsigned char a[64] = {0}, b[64] = {0};
  int fd = open("/dev/urandom", O_RDONLY);
  CHECK(fd >= 0);
  ROUNDS(i) {
    memcpy(b, a, sizeof b);
    CHECK(getrandom(a, sizeof a, 0) == sizeof a && memcmp(a, b, sizeof a) != 0);
    CHECK(getrandom(b, 16, GRND_NONBLOCK) == 16 && memcmp(a, b, 16) != 0);
    CHECK(getentropy(b, 32) == 0 && read(fd, a, sizeof a) == sizeof a && memcmp(a, b, 32) != 0);
    REFUSED(getrandom(a, 1, 0x8000), EINVAL);
  }
  DONE();
}
