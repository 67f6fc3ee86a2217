// Shows: arguments, environment and auxiliary vector stay, in memory and as /proc shows them.
#include "tracee.h"
#include <sys/auxv.h>

int main(int argc, char **argv) {
  CHECK(argc == 1 && setenv("TRACEE_OWN", "value", 1) == 0);
  unsigned long page = getauxval(AT_PAGESZ), random_at = getauxval(AT_RANDOM), vdso = getauxval(AT_SYSINFO_EHDR);
  char random_bytes[16], line[4096], own[256];
  memcpy(random_bytes, (void *)random_at, 16);
  snprintf(own, sizeof own, "%s", argv[0]);
  ROUNDS(i) {
    CHECK(strcmp(getenv("TRACEE_OWN"), "value") == 0 && strcmp(argv[0], own) == 0);
    CHECK(getauxval(AT_PAGESZ) == page && page == 4096 && getauxval(AT_RANDOM) == random_at);
    CHECK(memcmp(random_bytes, (void *)random_at, 16) == 0 && memcmp((void *)vdso, "\177ELF", 4) == 0);
    int fd = open("/proc/self/cmdline", O_RDONLY);
    CHECK(fd >= 0 && read(fd, line, sizeof line) == (ssize_t)strlen(own) + 1);
    CHECK(strcmp(line, own) == 0 && close(fd) == 0);
  }
  DONE();
}
