// Shows: O_APPEND always writes at the end, also with a second writer and after a seek.
#include "tracee.h"

int main(void) {
  int a = open("log", O_RDWR | O_CREAT | O_TRUNC | O_APPEND, 0644);
  int b = open("log", O_WRONLY | O_APPEND);
  CHECK(a >= 0 && b >= 0);
  off_t size = 0;
  ROUNDS(i) {
    char line[32];
    int n = snprintf(line, sizeof line, "a%d\n", i);
    CHECK(lseek(a, 0, SEEK_SET) == 0);
    CHECK(write(a, line, (size_t)n) == n);
    line[0] = 'b';
    CHECK(write(b, line, (size_t)n) == n);
    size += 2 * n;
    struct stat st;
    CHECK(fstat(a, &st) == 0 && st.st_size == size);
    CHECK(lseek(b, 0, SEEK_CUR) == size);
    char got[32];
    CHECK(pread(a, got, (size_t)n, size - n) == n && memcmp(got, line, (size_t)n) == 0);
  }
  DONE();
}
