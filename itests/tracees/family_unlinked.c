// Shows: parts of a removed file of /dev/shm that two processes have mapped at addresses and offsets of their own.
#include "family.h"

enum { PAGE = 4096, PAGES = 16 };

static unsigned char *map(int fd, int page, int pages) {
  void *at = mmap(NULL, (size_t)pages * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, (off_t)page * PAGE);
  CHECK(at != MAP_FAILED);
  return at;
}
static struct meeting *meeting_in(unsigned char *page) { return (struct meeting *)page; }

int main(void) {
  char name[64];
  snprintf(name, sizeof name, "/dev/shm/family_unlinked.%d", getpid());
  int fd = open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
  CHECK(fd >= 0 && unlink(name) == 0 && ftruncate(fd, PAGES * PAGE) == 0);
  pid_t child = fork_peer();
  if (child == 0) {
    // Pages 4 to 15 in one piece, page 6 besides, and behind a gap in its addresses.
    CHECK(mmap(NULL, 100 * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
    unsigned char *most = map(fd, 4, 12), *one = map(fd, 6, 1);
    CHECK(close(fd) == 0);
    meet(meeting_in(most + 11 * PAGE), 2);
    for (int i = 0; i < rounds; i++) {
      fill(most, 2 * PAGE, (unsigned)i + 3);
      meet(meeting_in(most + 11 * PAGE), 2);
      CHECK(holds(one, PAGE, (unsigned)i) && holds(most + 2 * PAGE, PAGE, (unsigned)i));
      meet(meeting_in(most + 11 * PAGE), 2);
    }
    _exit(0);
  }
  unsigned char *first = map(fd, 0, 8), *last = map(fd, 15, 1);
  CHECK(close(fd) == 0);
  fill(first, 4 * PAGE, 1);
  meet(meeting_in(last), 2);
  ROUNDS(i) {
    fill(first + 6 * PAGE, PAGE, (unsigned)i);
    meet(meeting_in(last), 2);
    CHECK(holds(first, 4 * PAGE, 1) && holds(first + 4 * PAGE, 2 * PAGE, (unsigned)i + 3));
    meet(meeting_in(last), 2);
  }
  reap(child);
  DONE();
}
