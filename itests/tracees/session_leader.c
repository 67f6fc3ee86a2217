// Shows: a session leader with a terminal of its own: size changes, keys that signal, and the end of the line reach it.
// Run: pty
#include "tracee.h"
#include <pty.h>
#include <sys/ioctl.h>

static volatile int resized, interrupted, hung;
static void on_signal_of_terminal(int s, siginfo_t *i, void *c) {
  (void)i, (void)c;
  s == SIGWINCH ? resized++ : s == SIGINT ? interrupted++ : hung++;
}
static void await(volatile int *what, int wanted) {
  for (int64_t end = now_ns() + 20000000000LL; *what < wanted;) CHECK(now_ns() < end);
}

int main(void) {
  int master, slave;
  on_signal(SIGWINCH, on_signal_of_terminal, SA_RESTART), on_signal(SIGINT, on_signal_of_terminal, SA_RESTART);
  on_signal(SIGHUP, on_signal_of_terminal, SA_RESTART);
  CHECK(getpid() == getsid(0) && ioctl(0, TIOCNOTTY) == 0);  // the terminal it was started on
  CHECK(openpty(&master, &slave, NULL, NULL, NULL) == 0 && ioctl(slave, TIOCSCTTY, 0) == 0);
  hung = 0;
  ROUNDS(i) {
    struct winsize size = {(unsigned short)(20 + i), 80, 0, 0}, now;
    resized = interrupted = 0;
    CHECK(ioctl(master, TIOCSWINSZ, &size) == 0);
    await(&resized, 1);
    CHECK(ioctl(slave, TIOCGWINSZ, &now) == 0 && now.ws_row == 20 + i && write(master, "\3", 1) == 1);
    await(&interrupted, 1);
    CHECK(resized == 1 && interrupted == 1 && hung == 0);
    CHECK(tcgetpgrp(slave) == getpgrp() && tcgetsid(slave) == getsid(0));
    int again = open("/dev/tty", O_RDWR);
    CHECK(again >= 0 && isatty(again) && close(again) == 0);
    char echo[8];
    read_all(master, echo, 2);  // the terminal may hand it over in pieces
    CHECK(memcmp(echo, "^C", 2) == 0);
  }
  CHECK(close(master) == 0);
  await(&hung, 1);
  REFUSED(write(slave, "x", 1), EIO);
  DONE();
}
