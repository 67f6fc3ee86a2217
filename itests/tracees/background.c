// Shows: a process in the background of its terminal: who has nobody to continue it gets EIO, no signal.
// Run: pty
#include "tracee.h"
#include <pty.h>
#include <sys/ioctl.h>

static volatile int told;
static void on_input_wanted(int s, siginfo_t *i, void *c) { (void)s, (void)i, (void)c, told++; }

int main(void) {
  int master, slave;
  char c;
  on_signal(SIGHUP, on_input_wanted, 0);
  CHECK(getpid() == getsid(0) && ioctl(0, TIOCNOTTY) == 0);  // the terminal it was started on
  CHECK(openpty(&master, &slave, NULL, NULL, NULL) == 0 && ioctl(slave, TIOCSCTTY, 0) == 0);
  pid_t front = fork_peer();
  if (front == 0)
    for (;;) pause();
  CHECK(setpgid(front, front) == 0 && tcsetpgrp(slave, front) == 0);
  ROUNDS(i) {
    told = 0;
    on_signal(SIGTTIN, i % 2 ? on_input_wanted : NULL, 0);
    REFUSED(read(slave, &c, 1), EIO);
    CHECK(told == 0 && tcgetpgrp(slave) == front && write(slave, "out\n", 4) == 4);
    char text[8];
    read_all(master, text, 5);  // the terminal may hand it over in pieces
    CHECK(memcmp(text, "out\r\n", 5) == 0);
    on_signal(SIGTTOU, on_input_wanted, 0);
    REFUSED(tcsetpgrp(slave, getpgrp()), ENOTTY);
    CHECK(told == 0 && signal(SIGTTOU, SIG_IGN) != SIG_ERR && tcsetpgrp(slave, getpgrp()) == 0);
    CHECK(write(master, "\n", 1) == 1 && read(slave, &c, 1) == 1 && c == '\n');
    read_all(master, text, 2);
    CHECK(memcmp(text, "\r\n", 2) == 0);
    CHECK(tcsetpgrp(slave, front) == 0);
  }
  CHECK(kill(front, SIGKILL) == 0 && waitpid(front, NULL, 0) == front);
  DONE();
}
