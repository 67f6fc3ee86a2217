// Shows: memory that core dumps must leave out (MADV_DONTDUMP) is still left out, and no other memory is.
#include "tracee.h"

static int left_out(void *address) {
  FILE *maps = fopen("/proc/self/smaps", "r");
  char line[4500];
  int within = 0, flagged = -1;
  CHECK(maps);
  while (fgets(line, sizeof line, maps)) {
    unsigned long from, to;
    if (sscanf(line, "%lx-%lx", &from, &to) == 2 && strchr(line, '-') < strchr(line, ' '))
      within = (unsigned long)address >= from && (unsigned long)address < to;
    else if (within && strncmp(line, "VmFlags:", 8) == 0)
      flagged = strstr(line, " dd") != NULL;
  }
  CHECK(fclose(maps) == 0);
  return flagged;
}

int main(void) {
  size_t bytes = 16 * 4096;
  int prot = PROT_READ | PROT_WRITE, kind = MAP_PRIVATE | MAP_ANONYMOUS;
  char *secret = mmap(NULL, bytes, prot, kind, -1, 0), *plain = mmap(NULL, bytes, prot, kind, -1, 0);
  CHECK(secret != MAP_FAILED && plain != MAP_FAILED && madvise(secret, bytes, MADV_DONTDUMP) == 0);
  int fd = open("data", O_RDWR | O_CREAT | O_TRUNC, 0600);
  CHECK(fd >= 0 && ftruncate(fd, 8192) == 0);
  char *file = mmap(NULL, 8192, prot, MAP_PRIVATE, fd, 0), *key = mmap(NULL, 8192, prot, MAP_PRIVATE, fd, 0);
  CHECK(file != MAP_FAILED && key != MAP_FAILED && madvise(key, 8192, MADV_DONTDUMP) == 0);
  ROUNDS(i) {
    fill(secret, bytes, (unsigned)i);
    file[0] = key[4096] = (char)i;
    if (i % 10 != 9) continue;
    CHECK(left_out(secret) == 1 && left_out(secret + bytes - 1) == 1 && left_out(key) == 1);
    CHECK(left_out(plain) == 0 && left_out(file) == 0 && left_out(&fd) == 0);
    CHECK(holds(secret, bytes, (unsigned)i) && file[0] == (char)i && key[4096] == (char)i);
  }
  DONE();
}
