// Not a tracee: runs a command as a shell would and writes down exactly how it ended.
//
//   observe [--pty] [--limit SECONDS] REPORT COMMAND [ARGUMENT]...
//
// REPORT gets one line per event: `pid N`, `stopped SIGNAL`, `continued`, and at the end one of `exited CODE`,
// `killed SIGNAL`, then `ms N`. A command that outlives the limit is killed, after the line `overdue`.
// With --pty the command leads a session of its own on a terminal of 24 x 80 whose output goes to our stdout.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static int report;
static void die(const char *what) { perror(what), exit(120); }
static void say(const char *format, ...) {
  char line[100];
  va_list arguments;
  va_start(arguments, format);
  int n = vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  if (write(report, line, (size_t)n) != n) die("report");
}
static long now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}
static int copy_out(int master) {
  char buffer[4096];
  ssize_t n = read(master, buffer, sizeof buffer);
  if (n <= 0) return 0;
  if (write(1, buffer, (size_t)n) != n) die("stdout");
  return 1;
}
static void start(char **command, const char *terminal, const sigset_t *mask) {
  if (terminal) {
    setsid();
    int line = open(terminal, O_RDWR);  // the first terminal that a session leader opens becomes its own
    if (line < 0 || ioctl(line, TIOCSCTTY, 0) != 0) die(terminal);
    for (int fd = 0; fd < 3; fd++) dup2(line, fd);
    close(line);
  } else {
    setpgid(0, 0);
  }
  for (int s = 1; s < 65; s++) signal(s, SIG_DFL);  // a background job of a shell inherits ignored ones
  sigprocmask(SIG_SETMASK, mask, NULL);
  execvp(command[0], command);
  die(command[0]);
}

int main(int argc, char **argv) {
  int pty = 0, at = 1, master = -1;
  long limit_ms = 300000;
  for (; at < argc && argv[at][0] == '-'; at++) {
    if (strcmp(argv[at], "--pty") == 0) pty = 1;
    else if (strcmp(argv[at], "--limit") == 0 && at + 1 < argc) limit_ms = atol(argv[++at]) * 1000;
  }
  if (argc - at < 2) return fprintf(stderr, "usage: observe [--pty] [--limit SECONDS] REPORT COMMAND...\n"), 120;
  report = open(argv[at], O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0644);
  if (report < 0) die(argv[at]);
  if (pty) {
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (master < 0 || grantpt(master) || unlockpt(master) || ioctl(master, TIOCSWINSZ, &size)) die("pty");
  }
  sigset_t child, before;
  sigemptyset(&child), sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child, &before);
  int signals = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
  long begin = now_ms();
  pid_t pid = fork();
  if (pid < 0) die("fork");
  if (pid == 0) start(argv + at + 1, pty ? ptsname(master) : NULL, &before);
  say("pid %d\n", pid);
  for (;;) {
    struct pollfd ready[] = {{signals, POLLIN, 0}, {master, POLLIN, 0}};
    long left = begin + limit_ms - now_ms();
    if (left <= 0) say("overdue\n"), kill(pid, SIGKILL), limit_ms += 10000;
    poll(ready, pty ? 2 : 1, left < 0 ? 0 : (int)left);
    if (pty && ready[1].revents && !copy_out(master)) pty = 0;
    struct signalfd_siginfo info;
    while (read(signals, &info, sizeof info) > 0) continue;
    int status;
    while (waitpid(pid, &status, WNOHANG | WUNTRACED | WCONTINUED) == pid) {
      if (WIFSTOPPED(status)) say("stopped %d\n", WSTOPSIG(status));
      else if (WIFCONTINUED(status)) say("continued\n");
      else {
        fcntl(master, F_SETFL, O_NONBLOCK);
        while (pty && copy_out(master)) continue;
        if (WIFEXITED(status)) say("exited %d\n", WEXITSTATUS(status));
        else say("killed %d\n", WTERMSIG(status));
        say("ms %ld\n", now_ms() - begin);
        return 0;
      }
    }
  }
}
