// Shows: the terminal of the moved process: isatty, modes, window size, foreground group, output.
// Run: pty
#include "tracee.h"
#include <sys/ioctl.h>
#include <termios.h>

int main(void) {
  struct termios modes, raw, again;
  struct winsize size;
  CHECK(isatty(0) && isatty(1) && tcgetattr(0, &modes) == 0 && (modes.c_lflag & ICANON));
  char name[64];
  CHECK(ttyname_r(0, name, sizeof name) == 0 && strncmp(name, "/dev/pts/", 9) == 0);
  CHECK(tcgetsid(0) == getsid(0) && tcgetpgrp(0) == getpgrp());
  raw = modes;
  cfmakeraw(&raw);
  ROUNDS(i) {
    CHECK(tcsetattr(0, TCSANOW, &raw) == 0 && tcgetattr(0, &again) == 0 && !(again.c_lflag & ICANON));
    CHECK(tcsetattr(0, TCSADRAIN, &modes) == 0 && tcgetattr(0, &again) == 0);
    CHECK(memcmp(again.c_cc, modes.c_cc, sizeof modes.c_cc) == 0 && again.c_lflag == modes.c_lflag);
    CHECK(ioctl(0, TIOCGWINSZ, &size) == 0 && size.ws_row == 24 && size.ws_col == 80);
    CHECK(ttyname_r(0, name, sizeof name) == 0 && isatty(0) && !isatty(999));
    int own = open("/dev/tty", O_RDWR | O_NOCTTY);
    CHECK(own >= 0 && isatty(own) && close(own) == 0);
    int waiting;
    CHECK(ioctl(0, FIONREAD, &waiting) == 0 && waiting == 0);
  }
  DONE();
}
