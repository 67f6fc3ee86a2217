// Shows: children that have ended stay as zombies until they are waited for, and those waited for are gone.
#include "tracee.h"
#include <sys/resource.h>

static char state_of(pid_t pid) {
  char path[64], text[256], *at;
  snprintf(path, sizeof path, "/proc/%d/stat", pid);
  int fd = open(path, O_RDONLY);
  if (fd < 0) return '-';
  ssize_t n = read(fd, text, sizeof text - 1);
  CHECK(close(fd) == 0 && n > 0);
  text[n] = 0;
  CHECK((at = strrchr(text, ')')) != NULL);
  return at[2];
}

int main(void) {
  pid_t held[3];
  int status;
  for (int k = 0; k < 3; k++)
    if ((held[k] = fork_peer()) == 0) _exit(10 + k);
  for (int k = 0; k < 3; k++) {
    siginfo_t info;
    CHECK(waitid(P_PID, (id_t)held[k], &info, WEXITED | WNOWAIT) == 0);
  }
  ROUNDS(i) {
    for (int k = 0; k < 3; k++) CHECK(state_of(held[k]) == 'Z' && kill(held[k], SIGKILL) == 0);
    struct rusage usage;
    pid_t pid = fork_peer();
    if (pid == 0) _exit(0);
    CHECK(wait4(pid, &status, 0, &usage) == pid && status == 0 && state_of(pid) == '-');
  }
  for (int k = 2; k >= 0; k--) CHECK(waitpid(held[k], &status, 0) == held[k] && WEXITSTATUS(status) == 10 + k);
  REFUSED(waitpid(-1, &status, 0), ECHILD);
  DONE();
}
