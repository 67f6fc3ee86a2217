// Shows: two threads, and a child that has inherited it, read one descriptor: each gets parts that no other got.
#include "tracee.h"

enum { PART = 64, PARTS = 4000 };
static int fd;
static unsigned char seen[PARTS];
static pthread_barrier_t meet;
static volatile int over;

// Reads on; returns the number of the part, or -1 at the end.
static int part(void) {
  int32_t got[PART / 4];
  ssize_t n = read(fd, got, PART);
  if (n == 0) return -1;
  CHECK(n == PART && got[0] == got[15] && got[0] >= 0 && got[0] < PARTS);
  return got[0];
}
static void some(int count) {
  for (int n = 0, p; n < count && (p = part()) >= 0; n++) CHECK(__sync_fetch_and_add(&seen[p], 1) == 0);
}
static void *reads(void *unused) {
  for (;;) {
    pthread_barrier_wait(&meet);
    if (over) return unused;
    some(300);
    pthread_barrier_wait(&meet);
  }
}

int main(void) {
  pthread_t thread;
  int made = open("data", O_WRONLY | O_CREAT | O_TRUNC, 0600);
  for (int32_t n = 0, words[PART / 4]; n < PARTS; n++) {
    for (int i = 0; i < PART / 4; i++) words[i] = n;
    write_all(made, words, PART);
  }
  CHECK(close(made) == 0 && pthread_barrier_init(&meet, NULL, 2) == 0 && pthread_create(&thread, NULL, reads, NULL) == 0);
  ROUNDS(i) {
    CHECK((fd = open("data", O_RDONLY)) >= 0);
    memset(seen, 0, sizeof seen);
    pthread_barrier_wait(&meet);
    some(300);
    pthread_barrier_wait(&meet);
    CHECK(lseek(fd, 0, SEEK_CUR) == 600 * PART);
    for (int n = 0; n < 600; n++) CHECK(seen[n] == 1);
    if (i % 5 == 0) {
      pid_t child = fork();
      if (child == 0) {
        for (int n = 600; n < 610; n++) CHECK(part() == n);
        _exit(0);
      }
      reap(child);
      for (int n = 610; n < 630; n++) CHECK(part() == n);
    }
    CHECK(close(fd) == 0);
  }
  over = 1, pthread_barrier_wait(&meet);
  CHECK(pthread_join(thread, NULL) == 0);
  DONE();
}
