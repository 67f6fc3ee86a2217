// Shows: numbered lines written one by one are in the file once each, in order.
#include "tracee.h"

int main(void) {
  char line[64], expected[64];
  int fd = open("lines", O_WRONLY | O_CREAT | O_TRUNC, 0644);
  CHECK(fd >= 0);
  ROUNDS(i) {
    int n = snprintf(line, sizeof line, "line %d\n", i + 1);
    CHECK(write(fd, line, (size_t)n) == n);
  }
  CHECK(close(fd) == 0);
  FILE *file = fopen("lines", "r");
  CHECK(file);
  for (int i = 1; i <= rounds; i++) {
    snprintf(expected, sizeof expected, "line %d\n", i);
    CHECK(fgets(line, sizeof line, file) && strcmp(line, expected) == 0);
  }
  CHECK(!fgets(line, sizeof line, file) && feof(file));
  DONE();
}
