// Shows: /proc/self shows this process: name, pid, executable, descriptors, its own heap and stack in maps.
#include "tracee.h"

static int in_maps(void *address, const char *name) {
  FILE *maps = fopen("/proc/self/maps", "r");
  char line[4500];
  int found = 0;
  CHECK(maps);
  while (fgets(line, sizeof line, maps)) {
    unsigned long from, to;
    CHECK(sscanf(line, "%lx-%lx", &from, &to) == 2);
    if ((unsigned long)address >= from && (unsigned long)address < to) found = !name || strstr(line, name) != NULL;
  }
  CHECK(fclose(maps) == 0);
  return found;
}

int main(int argc, char **argv) {
  (void)argc;
  char exe[4096], line[4096], expected[64];
  char *base = strrchr(argv[0], '/') ? strrchr(argv[0], '/') + 1 : argv[0];
  void *heap = malloc(100);
  ROUNDS(i) {
    ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
    CHECK(n > 0);
    exe[n] = 0;
    CHECK(strcmp(strrchr(exe, '/') + 1, base) == 0);
    CHECK((n = readlink("/proc/self", exe, sizeof exe - 1)) > 0);
    exe[n] = 0;
    CHECK(atoi(exe) == getpid());
    CHECK(in_maps(heap, "[heap]") && in_maps(&n, "[stack]") && in_maps((void *)main, base));
    void *fresh = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(in_maps(fresh, NULL) && munmap(fresh, 4096) == 0);
    int fd = open("/proc/self/stat", O_RDONLY);
    CHECK(fd >= 0 && (n = read(fd, line, sizeof line - 1)) > 0 && close(fd) == 0);
    snprintf(expected, sizeof expected, "%d (%.15s) ", getpid(), base);
    CHECK(strncmp(line, expected, strlen(expected)) == 0);
  }
  DONE();
}
