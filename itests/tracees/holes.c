// Shows: fallocate and what it leaves: room kept, holes punched, ranges zeroed; data and holes are found by lseek.
#include "tracee.h"
#include <linux/falloc.h>

int main(void) {
  static char text[65536];
  fill(text, sizeof text, 2);
  int fd = open("file", O_RDWR | O_CREAT | O_TRUNC, 0600);
  CHECK(fd >= 0);
  ROUNDS(i) {
    struct stat status;
    CHECK(pwrite(fd, text, sizeof text, 0) == sizeof text && ftruncate(fd, sizeof text) == 0);
    CHECK(fallocate(fd, FALLOC_FL_KEEP_SIZE, sizeof text, 8192) == 0 && fstat(fd, &status) == 0);
    CHECK(status.st_size == sizeof text);
    int punched = fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 8192, 16384) == 0;
    CHECK(punched || errno == EOPNOTSUPP);
    if (punched) {
      char got[16384];
      CHECK(pread(fd, got, sizeof got, 8192) == sizeof got && got[0] == 0 && memcmp(got, got + 1, sizeof got - 1) == 0);
      CHECK(pread(fd, got, 4096, 24576) == 4096 && memcmp(got, text + 24576, 4096) == 0);
      CHECK(lseek(fd, 0, SEEK_HOLE) == 8192 && lseek(fd, 8192, SEEK_DATA) == 24576);
      REFUSED(lseek(fd, 1 << 20, SEEK_DATA), ENXIO);
    }
    CHECK(fallocate(fd, 0, sizeof text, 4096) == 0 && fstat(fd, &status) == 0 && status.st_size == sizeof text + 4096);
    REFUSED(fallocate(fd, 0, 0, 0), EINVAL);
  }
  DONE();
}
