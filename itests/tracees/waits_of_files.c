// Shows: threads that wait for files all the time, for locks, for events and for a FIFO to be opened, all get them.
#include "tracee.h"
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/timerfd.h>

static int whole, posix, open_file, count, watch, timer;
static struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

static void *wait_flock(void *u) { CHECK(flock(whole, LOCK_EX) == 0); return u; }
static void *wait_posix(void *u) { CHECK(fcntl(posix, F_SETLKW, &all) == 0); return u; }
static void *wait_open_file(void *u) { CHECK(fcntl(open_file, F_OFD_SETLKW, &all) == 0); return u; }
static void *wait_count(void *u) {
  eventfd_t n;
  CHECK(eventfd_read(count, &n) == 0 && n == 7);
  return u;
}
static void *wait_watch(void *u) {
  char event[sizeof(struct inotify_event) + 256];
  CHECK(read(watch, event, sizeof event) > 0 && strcmp(((struct inotify_event *)event)->name, "born") == 0);
  return u;
}
static void *wait_timer(void *u) {
  uint64_t n;
  CHECK(read(timer, &n, 8) == 8 && n >= 1);
  return u;
}
static void *wait_fifo(void *u) { CHECK(open("fifo", O_RDONLY) >= 0); return u; }

int main(void) {
  void *(*waits[])(void *) = {wait_flock, wait_posix, wait_open_file, wait_count, wait_watch, wait_timer, wait_fifo};
  pthread_t threads[7];
  int ready[2], go[2], flags = O_RDWR | O_CREAT | O_CLOEXEC;
  char c;
  CHECK(pipe(ready) == 0 && pipe(go) == 0 && mkfifo("fifo", 0600) == 0 && mkdir("watched", 0700) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {  // holds the locks until it is told to let go
    struct flock mine = all;
    CHECK(flock(open("a", flags, 0600), LOCK_EX) == 0 && fcntl(open("b", flags, 0600), F_SETLK, &mine) == 0);
    CHECK(fcntl(open("c", flags, 0600), F_OFD_SETLK, &mine) == 0);
    write_all(ready[1], "r", 1);
    read_all(go[0], &c, 1);
    _exit(open("fifo", O_WRONLY) >= 0 ? 0 : 1);
  }
  read_all(ready[0], &c, 1);
  CHECK((whole = open("a", flags)) >= 0 && (posix = open("b", flags)) >= 0 && (open_file = open("c", flags)) >= 0);
  CHECK((count = eventfd(0, 0)) >= 0 && (watch = inotify_init1(0)) >= 0);
  CHECK(inotify_add_watch(watch, "watched", IN_CREATE) >= 0 && (timer = timerfd_create(CLOCK_BOOTTIME, 0)) >= 0);
  for (int i = 0; i < 7; i++) CHECK(pthread_create(&threads[i], NULL, waits[i], NULL) == 0);
  ROUNDS(i) CHECK(flock(whole, LOCK_SH | LOCK_NB) == -1 && errno == EWOULDBLOCK);
  CHECK(eventfd_write(count, 7) == 0 && mkdir("watched/born", 0700) == 0);
  struct itimerspec soon = {{0, 0}, {0, 1000}};
  CHECK(timerfd_settime(timer, 0, &soon, NULL) == 0);
  write_all(go[1], "g", 1);
  for (int i = 0; i < 7; i++) CHECK(pthread_join(threads[i], NULL) == 0);
  reap(peer);
  DONE();
}
