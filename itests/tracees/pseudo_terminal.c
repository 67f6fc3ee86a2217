// Shows: a terminal of the process's own making: line editing, echo, SIGWINCH-free resize, hang-up.
#include "tracee.h"
#include <sys/ioctl.h>
#include <termios.h>

int main(void) {
  int master = posix_openpt(O_RDWR | O_NOCTTY);
  CHECK(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0);
  int line = open(ptsname(master), O_RDWR | O_NOCTTY);
  CHECK(line >= 0);
  ROUNDS(i) {
    char got[64];
    CHECK(write(master, "abx\177c\n", 6) == 6);  // DEL takes the x back
    CHECK(read(line, got, sizeof got) == 4 && memcmp(got, "abc\n", 4) == 0);
    // What the line echoes: abx, then the x wiped out (backspace, blank, backspace), then c and the line's end.
    read_all(master, got, 9);
    CHECK(memcmp(got, "abx\b \bc\r\n", 9) == 0);
    CHECK(write(line, "out\n", 4) == 4);
    read_all(master, got, 5);
    CHECK(memcmp(got, "out\r\n", 5) == 0);
    struct winsize size = {.ws_row = (unsigned short)(i + 1), .ws_col = 100};
    CHECK(ioctl(master, TIOCSWINSZ, &size) == 0);
    size = (struct winsize){0};
    CHECK(ioctl(line, TIOCGWINSZ, &size) == 0 && size.ws_row == i + 1 && size.ws_col == 100);
  }
  char c;
  CHECK(close(line) == 0);
  REFUSED(read(master, &c, 1), EIO);
  DONE();
}
