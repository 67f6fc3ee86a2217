// Shows: a thread that has parted its descriptors and working directory from the others' has its own.
#include "tracee.h"
#include <sched.h>

static pthread_barrier_t meet;
static volatile int over;
static void *parted(void *u) {
  CHECK(unshare(CLONE_FILES | CLONE_FS) == 0 && mkdir("own", 0700) == 0 && chdir("own") == 0);
  umask(077);
  int fd = open("mine", O_RDWR | O_CREAT, 0666);
  CHECK(fd >= 0 && dup2(fd, 100) == 100);
  for (int i = 0;; i++) {
    pthread_barrier_wait(&meet);
    if (over) return u;
    char path[4096];
    CHECK(pwrite(100, &i, 4, 0) == 4 && getcwd(path, sizeof path) && strcmp(path + strlen(path) - 4, "/own") == 0);
    CHECK(access("mine", R_OK) == 0 && umask(077) == 077);
    pthread_barrier_wait(&meet);
  }
}

int main(void) {
  pthread_t thread;
  umask(022);
  CHECK(pthread_barrier_init(&meet, NULL, 2) == 0 && pthread_create(&thread, NULL, parted, NULL) == 0);
  ROUNDS(i) {
    pthread_barrier_wait(&meet);
    REFUSED(fcntl(100, F_GETFD), EBADF);
    REFUSED(access("mine", R_OK), ENOENT);
    CHECK(umask(022) == 022);
    pthread_barrier_wait(&meet);
    int got, fd = open("own/mine", O_RDONLY);
    CHECK(fd >= 0 && read(fd, &got, 4) == 4 && got == i && close(fd) == 0);
  }
  over = 1;
  pthread_barrier_wait(&meet);
  CHECK(pthread_join(thread, NULL) == 0);
  DONE();
}
