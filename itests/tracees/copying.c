// Shows: sendfile, splice, tee and copy_file_range move the right bytes between descriptors.
#include "tracee.h"
#include <sys/sendfile.h>

int main(void) {
  enum { BYTES = 30000 };
  static char content[BYTES], got[BYTES];
  fill(content, BYTES, 6);
  int in = open("in", O_RDWR | O_CREAT | O_TRUNC, 0600), out = open("out", O_RDWR | O_CREAT | O_TRUNC, 0600);
  int p[2], q[2];
  CHECK(in >= 0 && out >= 0 && pipe(p) == 0 && pipe(q) == 0);
  write_all(in, content, BYTES);
  ROUNDS(i) {
    off_t from = i;
    CHECK(lseek(out, 0, SEEK_SET) == 0 && ftruncate(out, 0) == 0);
    CHECK(sendfile(out, in, &from, 20000) == 20000 && from == 20000 + i);
    CHECK(pread(out, got, BYTES, 0) == 20000 && memcmp(got, content + i, 20000) == 0);
    loff_t start = 100, to = 50;
    CHECK(copy_file_range(in, &start, out, &to, 1000, 0) == 1000 && start == 1100 && to == 1050);
    CHECK(pread(out, got, 1000, 50) == 1000 && memcmp(got, content + 100, 1000) == 0);
    start = 7;
    CHECK(splice(in, &start, p[1], NULL, 4096, 0) == 4096 && start == 4103);
    int n = (int)tee(p[0], q[1], 4096, 0);
    CHECK(n > 0);
    read_all(q[0], got, (size_t)n);
    CHECK(memcmp(got, content + 7, (size_t)n) == 0);
    CHECK(lseek(out, 0, SEEK_SET) == 0);
    for (int left = 4096; left > 0; left -= n) CHECK((n = (int)splice(p[0], NULL, out, NULL, (size_t)left, 0)) > 0);
    CHECK(pread(out, got, 4096, 0) == 4096 && memcmp(got, content + 7, 4096) == 0);
  }
  DONE();
}
