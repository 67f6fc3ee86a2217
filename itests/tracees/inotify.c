// Shows: a watch on a directory reports what happens in it, in order, by name.
#include "tracee.h"
#include <sys/inotify.h>

int main(void) {
  CHECK(mkdir("watched", 0755) == 0);
  int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  CHECK(fd >= 0);
  int watch = inotify_add_watch(fd, "watched", IN_CREATE | IN_DELETE | IN_CLOSE_WRITE);
  CHECK(watch > 0);
  static const uint32_t order[] = {IN_CREATE, IN_CLOSE_WRITE, IN_DELETE};
  ROUNDS(i) {
    char name[64], buffer[4096];
    snprintf(name, sizeof name, "watched/file-%d", i);
    close(open(name, O_WRONLY | O_CREAT, 0600));
    CHECK(unlink(name) == 0);
    ssize_t n = read(fd, buffer, sizeof buffer);
    CHECK(n > 0);
    int k = 0;
    for (char *at = buffer; at < buffer + n; k++) {
      struct inotify_event *event = (struct inotify_event *)at;
      CHECK(k < 3 && event->mask == order[k] && event->wd == watch && strcmp(event->name, name + 8) == 0);
      at += sizeof *event + event->len;
    }
    CHECK(k == 3);
    REFUSED(read(fd, buffer, sizeof buffer), EAGAIN);
  }
  CHECK(inotify_rm_watch(fd, watch) == 0);
  DONE();
}
