// Shows: fanotify reports what another process at home opens, with a descriptor for it and the process's number.
#include "tracee.h"
#include <sys/fanotify.h>

int main(void) {
  int watch = fanotify_init(FAN_CLASS_NOTIF | FAN_CLOEXEC | FAN_NONBLOCK, O_RDONLY), to[2], back[2];
  char c;
  CHECK(watch >= 0 && close(open("file", O_WRONLY | O_CREAT, 0600)) == 0 && pipe(to) == 0 && pipe(back) == 0);
  int able = fanotify_mark(watch, FAN_MARK_ADD, FAN_OPEN, AT_FDCWD, "file") == 0;
  pid_t peer = fork_peer();
  if (peer == 0) {
    close(to[1]);
    while (read(to[0], &c, 1) == 1) CHECK(close(open("file", O_RDONLY)) == 0 && write(back[1], "o", 1) == 1);
    _exit(0);
  }
  ROUNDS(i) {
    write_all(to[1], "g", 1), read_all(back[0], &c, 1);
    if (!able) continue;
    struct fanotify_event_metadata event;
    struct stat one, other;
    CHECK(read(watch, &event, sizeof event) == sizeof event && event.mask == FAN_OPEN && event.pid == peer);
    CHECK(fstat(event.fd, &one) == 0 && stat("file", &other) == 0);
    CHECK(one.st_ino == other.st_ino && close(event.fd) == 0);
    REFUSED(read(watch, &event, sizeof event), EAGAIN);
  }
  close(to[1]);
  reap(peer);
  DONE();
}
