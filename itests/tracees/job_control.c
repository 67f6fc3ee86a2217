// Shows: a shell's work: jobs in groups of their own, the terminal given and taken, stops for background reads.
#include "tracee.h"
#include <pty.h>
#include <sys/ioctl.h>

static pid_t shell(int slave, int report) {
  pid_t pid = fork_peer();
  if (pid > 0) return pid;
  char c, line[16];
  int status;
  CHECK(setsid() == getpid() && ioctl(slave, TIOCSCTTY, 0) == 0 && signal(SIGTTOU, SIG_IGN) != SIG_ERR);
  CHECK(tcgetpgrp(slave) == getpid());
  pid_t job = fork_peer();
  if (job == 0) {
    CHECK(setpgid(0, 0) == 0 && signal(SIGTTOU, SIG_DFL) != SIG_ERR);
    _exit(read(slave, line, sizeof line) == 5 && memcmp(line, "line\n", 5) == 0 ? 7 : 1);  // stops until it is in front
  }
  setpgid(job, job);
  CHECK(waitpid(job, &status, WUNTRACED) == job && WIFSTOPPED(status) && WSTOPSIG(status) == SIGTTIN);
  CHECK(tcsetpgrp(slave, job) == 0 && kill(-job, SIGCONT) == 0 && write(report, "f", 1) == 1);
  CHECK(waitpid(job, &status, WUNTRACED) == job && WIFEXITED(status) && WEXITSTATUS(status) == 7);
  CHECK(tcsetpgrp(slave, getpid()) == 0 && tcgetsid(slave) == getpid() && write(report, "d", 1) == 1);
  CHECK(read(slave, &c, 1) == 1 && c == '\n');
  _exit(0);
}

int main(void) {
  int report[2];
  char c, echo[64];
  CHECK(pipe(report) == 0);
  ROUNDS(i) {
    int master, slave;
    CHECK(openpty(&master, &slave, NULL, NULL, NULL) == 0);
    pid_t pid = shell(slave, report[1]);
    read_all(report[0], &c, 1);
    CHECK(c == 'f' && write(master, "line\n", 5) == 5 && (read_all(report[0], &c, 1), c == 'd'));
    read_all(master, echo, 6);  // the terminal may hand it over in pieces
    CHECK(tcgetpgrp(master) == pid && memcmp(echo, "line\r\n", 6) == 0);
    CHECK(write(master, "\n", 1) == 1);
    reap(pid);
    CHECK(close(master) == 0 && close(slave) == 0);
  }
  DONE();
}
