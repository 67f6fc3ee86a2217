// Shows: what another process writes to a file, cuts off it or appends is read at once, in the middle of small reads too.
#include "tracee.h"

enum { BLOCK = 1000, BLOCKS = 300 };
static char block[BLOCK], got[BLOCK];

static void put(int fd, int n, unsigned seed) {
  fill(block, BLOCK, seed);
  CHECK(pwrite(fd, block, BLOCK, (off_t)n * BLOCK) == BLOCK);
}
// What the other one does when it is told to, by an open of its own: rewrites, cuts off, lengthens, maps, makes anew.
static void change(char what, unsigned seed) {
  int fd = open("data", what == 'f' ? O_WRONLY | O_CREAT | O_TRUNC : what == 'r' ? O_WRONLY : O_RDWR, 0600);
  CHECK(fd >= 0);
  if (what == 'r') put(fd, 20, seed + 1);
  if (what == 't') CHECK(ftruncate(fd, 25 * BLOCK + 10) == 0);
  if (what == 'n') CHECK(truncate("data", 40 * BLOCK) == 0);
  char *map = what == 'm' ? mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) : NULL;
  if (map) CHECK(map != MAP_FAILED && (map[0] ^= 1, munmap(map, 4096)) == 0);
  for (int n = 0; what == 'f' && n < BLOCKS; n++) put(fd, n, seed);
  CHECK(close(fd) == 0);
}
static int tell, hear;
static void ask(char what, unsigned seed) {
  char order[2] = {what, (char)seed}, done;
  write_all(tell, order, 2), read_all(hear, &done, 1);
}
static void expect(int fd, unsigned seed) { CHECK(read(fd, got, BLOCK) == BLOCK && holds(got, BLOCK, seed)); }

int main(void) {
  int to[2], back[2];
  CHECK(pipe(to) == 0 && pipe(back) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    char order[2];
    for (close(to[1]); read(to[0], order, 2) == 2; write_all(back[1], order, 1)) change(order[0], (unsigned char)order[1]);
    _exit(0);
  }
  tell = to[1], hear = back[0];
  ROUNDS(i) {
    unsigned seed = (unsigned)(i % 100);
    ask('f', seed);
    int fd = open("data", O_RDONLY), n = 0;
    for (CHECK(fd >= 0); n < 12; n++) expect(fd, seed);
    ask('r', seed);
    for (; n < 21; n++) expect(fd, n == 20 ? seed + 1 : seed);
    ask('t', seed);
    for (; n < 25; n++) expect(fd, seed);
    fill(block, BLOCK, seed);
    CHECK(read(fd, got, BLOCK) == 10 && memcmp(got, block, 10) == 0 && read(fd, got, BLOCK) == 0);
    ask('n', seed);
    CHECK(read(fd, got, BLOCK) == BLOCK && got[0] == 0 && got[BLOCK - 1] == 0 && lseek(fd, 0, SEEK_SET) == 0);
    for (int k = 0; k < 5; k++) expect(fd, seed);
    ask('m', seed);
    CHECK(lseek(fd, 0, SEEK_SET) == 0 && read(fd, got, 1) == 1 && got[0] == (char)(pattern_at(seed, 0) ^ 1));
    CHECK(close(fd) == 0);
  }
  close(to[1]), reap(peer);
  DONE();
}
