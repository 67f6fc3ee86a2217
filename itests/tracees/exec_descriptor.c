// Shows: fexecve and execveat by descriptor, by name below a directory, and not where they may not; what is closed on exec.
#include "tracee.h"

int main(int argc, char **argv) {
  int generation = argc > 1 ? atoi(argv[1]) : 0;
  char next[16], *path = realpath("/proc/self/exe", NULL), *slash = strrchr(path, '/');
  char *arguments[] = {"by descriptor", next, NULL}, name[64];
  CHECK(generation == 0 || (argc == 2 && strcmp(argv[0], arguments[0]) == 0));
  CHECK(prctl(PR_GET_NAME, name) == 0);
  if (generation) {
    CHECK(fcntl(70, F_GETFD) == 0 && lseek(70, 0, SEEK_CUR) == generation);
    REFUSED(fcntl(71, F_GETFD), EBADF);
    REFUSED(fcntl(72, F_GETFD), EBADF);
  } else {
    int kept = open("kept", O_RDWR | O_CREAT, 0600);
    CHECK(kept >= 0 && dup2(kept, 70) == 70 && close(kept) == 0);
  }
  ROUNDS(i) if (i == rounds / 4) break;
  printf("generation %d\n", generation);
  if (generation == 3) DONE();
  int file = open(path, O_RDONLY | O_CLOEXEC);
  *slash = 0;
  int directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  CHECK(file >= 0 && directory >= 0 && write(70, "k", 1) == 1);
  CHECK(dup3(70, 71, O_CLOEXEC) == 71 && dup2(70, 72) == 72 && fcntl(72, F_SETFD, FD_CLOEXEC) == 0);
  snprintf(next, sizeof next, "%d", generation + 1);
  REFUSED(execveat(file, "", arguments, environ, 0), ENOENT);
  REFUSED(execveat(directory, "absent", arguments, environ, 0), ENOENT);
  REFUSED(execveat(directory, "", arguments, environ, AT_EMPTY_PATH), EACCES);
  REFUSED(execveat(70, "", arguments, environ, AT_EMPTY_PATH), EACCES);
  if (generation == 0) fexecve(file, arguments, environ);
  if (generation == 1) execveat(directory, slash + 1, arguments, environ, 0);
  execveat(file, "", arguments, environ, AT_EMPTY_PATH);
  CHECK(!"execveat came back");
}
