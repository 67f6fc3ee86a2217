// Shows: execve of a program that has written much memory; the new one has none of it.
#include "tracee.h"

int main(int argc, char **argv) {
  size_t bytes = (size_t)size_mib << 20;
  if (argc > 1) {
    CHECK(sbrk(0) != NULL && strcmp(argv[1], "again") == 0);
    ROUNDS(i) {
    }
    DONE();
  }
  unsigned char *heap = malloc(bytes);
  CHECK(heap != NULL);
  fill(heap, bytes, 1);  // all of it is there before the first step is told
  ROUNDS(i) {
    fill(heap, bytes, (unsigned)i);
    if (i == rounds / 3) break;
  }
  puts("all is written");
  execl("/proc/self/exe", argv[0], "again", NULL);
  CHECK(!"execl came back");
}
