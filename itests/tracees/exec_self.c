// Shows: execve in the middle: same pid, new program, arguments, environment, descriptors and mask as asked for.
#include "tracee.h"

int main(int argc, char **argv) {
  int generation = argc > 1 ? atoi(argv[1]) : 0;
  char first[16], next[16], fd_name[16];
  sigset_t mask;
  if (generation == 0) {
    snprintf(first, sizeof first, "%d", getpid());
    CHECK(setenv("FIRST_PID", first, 1) == 0);
  } else {
    CHECK(argc == 3 && getpid() == atoi(getenv("FIRST_PID")));
    CHECK(lseek(atoi(argv[2]), 0, SEEK_CUR) == generation);
    CHECK(sigprocmask(SIG_BLOCK, NULL, &mask) == 0 && sigismember(&mask, SIGUSR1) && !sigismember(&mask, SIGUSR2));
    REFUSED(fcntl(77, F_GETFD), EBADF);  // was close-on-exec
  }
  int fd = generation ? atoi(argv[2]) : open("kept", O_RDWR | O_CREAT | O_TRUNC, 0600);
  CHECK(fd >= 0 && write(fd, "g", 1) == 1 && dup3(fd, 77, O_CLOEXEC) == 77);
  sigemptyset(&mask), sigaddset(&mask, SIGUSR1);
  CHECK(sigprocmask(SIG_SETMASK, &mask, NULL) == 0);
  ROUNDS(i) if (i == rounds / 3) break;
  printf("generation %d\n", generation);
  if (generation == 3) DONE();
  snprintf(next, sizeof next, "%d", generation + 1);
  snprintf(fd_name, sizeof fd_name, "%d", fd);
  REFUSED(execl("/absent/program", "x", NULL), ENOENT);
  execl("/proc/self/exe", argv[0], next, fd_name, NULL);
  CHECK(!"execl came back");
}
