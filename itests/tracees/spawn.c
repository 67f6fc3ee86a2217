// Shows: posix_spawn, vfork, popen and system run programs of home, with their output and codes.
#include "tracee.h"
#include <spawn.h>

extern char **environ;

static pid_t __attribute__((noinline)) by_vfork(void) {
  volatile int seen = 0;
  pid_t child = vfork();
  if (child == 0) {
    seen = 1;  // in the parent's own memory
    _exit(4);
  }
  CHECK(seen == 1);
  return child;
}

int main(void) {
  ROUNDS(i) {
    if (i % 10) continue;
    char *argv[] = {"sh", "-c", "exit 7", NULL}, line[64];
    pid_t child;
    int status;
    CHECK(posix_spawn(&child, "/bin/sh", NULL, NULL, argv, environ) == 0);
    CHECK(waitpid(child, &status, 0) == child && WEXITSTATUS(status) == 7);
    CHECK(posix_spawn(&child, "/absent/program", NULL, NULL, argv, environ) == ENOENT);
    FILE *from = popen("echo one; echo two", "r");
    CHECK(from && fgets(line, sizeof line, from) && strcmp(line, "one\n") == 0);
    CHECK(fgets(line, sizeof line, from) && strcmp(line, "two\n") == 0 && pclose(from) == 0);
    status = system("exit 3");
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 3);
    child = by_vfork();
    CHECK(child > 0 && waitpid(child, &status, 0) == child && WEXITSTATUS(status) == 4);
  }
  DONE();
}
