// Shows: execvp looks along PATH, over directories that are absent, no directories, or have what may not be executed.
#include "tracee.h"

int main(int argc, char **argv) {
  int generation = argc > 1 ? atoi(argv[1]) : 0;
  char next[16], *self = realpath("/proc/self/exe", NULL);
  if (generation == 0) {
    CHECK(mkdir("closed", 0700) == 0 && mkdir("open", 0700) == 0);
    int fd = open("closed/program", O_WRONLY | O_CREAT, 0600);
    CHECK(fd >= 0 && write(fd, "x", 1) == 1 && close(fd) == 0);
    CHECK(symlink(self, "open/program") == 0);
    CHECK(setenv("PATH", "/absent:/dev/null:closed:/absent/too:open", 1) == 0);
  }
  CHECK(generation == 0 || (argc == 2 && strcmp(argv[0], "program") == 0));
  ROUNDS(i) if (i == rounds / 3) break;
  printf("generation %d\n", generation);
  if (generation == 3) {
    CHECK(unlink("open/program") == 0 && rmdir("open") == 0);
    CHECK(unlink("closed/program") == 0 && rmdir("closed") == 0);
    DONE();
  }
  REFUSED(execlp("no-such-program", "x", NULL), ENOENT);
  snprintf(next, sizeof next, "%d", generation + 1);
  execlp("program", "program", next, NULL);
  CHECK(!"execlp came back");
}
