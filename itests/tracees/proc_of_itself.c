// Shows: what /proc tells a process about itself is right: limits, environment, arguments, vector, memory.
#include "tracee.h"
#include <elf.h>
#include <sys/auxv.h>

static size_t get(const char *name, char *into, size_t room) {
  char path[64];
  snprintf(path, sizeof path, "/proc/self/%s", name);
  int fd = open(path, O_RDONLY);
  CHECK(fd >= 0);
  size_t n = 0;
  for (ssize_t got; (got = read(fd, into + n, room - 1 - n)) > 0;) n += (size_t)got;
  CHECK(close(fd) == 0);
  into[n] = 0;
  return n;
}

int main(void) {
  static char text[1 << 18], secret[64] = "found by its address";
  ROUNDS(i) {
    snprintf(secret, sizeof secret, "round %d", i);
    CHECK(get("limits", text, sizeof text) > 0 && strstr(text, "Max open files") != NULL);
    CHECK(get("cmdline", text, sizeof text) > 0 && strstr(text, "proc_of_itself") != NULL);
    size_t n = get("environ", text, sizeof text);
    CHECK(!environ[0] || memmem(text, n, environ[0], strlen(environ[0]) + 1) == text);
    CHECK(get("auxv", text, sizeof text) >= sizeof(Elf64_auxv_t));
    for (Elf64_auxv_t *at = (Elf64_auxv_t *)text; at->a_type != AT_NULL; at++)
      if (at->a_type == AT_ENTRY) CHECK(at->a_un.a_val == getauxval(AT_ENTRY));
    char found[64], line[32];
    int fd = open("/proc/self/mem", O_RDWR);
    CHECK(fd >= 0 && pread(fd, found, sizeof found, (off_t)(uintptr_t)secret) == sizeof found);
    CHECK(strcmp(found, secret) == 0);
    CHECK(pwrite(fd, "R", 1, (off_t)(uintptr_t)secret) == 1 && secret[0] == 'R' && close(fd) == 0);
    snprintf(line, sizeof line, "Pid:\t%d\n", getpid());
    CHECK(get("status", text, sizeof text) > 0 && strstr(text, line) != NULL && strstr(text, "Threads:\t1\n") != NULL);
    CHECK(strstr(text, "TracerPid:\t") != NULL && get("stat", text, sizeof text) > 0 && atoi(text) == getpid());
    CHECK(get("maps", text, sizeof text) > 0 && strstr(text, "[stack]") != NULL && strstr(text, "[vdso]") != NULL);
    char *fresh = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    snprintf(line, sizeof line, "%lx-", (long)(uintptr_t)fresh);
    CHECK(fresh != MAP_FAILED && get("smaps", text, sizeof text) > 0);
    CHECK(munmap(fresh, 4096) == 0 && get("oom_score_adj", text, sizeof text) > 0);
    CHECK(get("wchan", text, sizeof text) < 64);
  }
  DONE();
}
