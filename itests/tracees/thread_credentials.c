// Shows: a change of users and groups by a program with threads reaches every thread, and holds.
#include "tracee.h"
#include <grp.h>
#include <sys/fsuid.h>

static pthread_barrier_t meet;
static volatile int over;
static void *looks(void *refused) {
  for (;;) {
    pthread_barrier_wait(&meet);
    if (over) return NULL;
    CHECK(geteuid() == 65534 && getegid() == 65533 && getgroups(0, NULL) == 2);
    REFUSED(open(refused, O_RDONLY), EACCES);
    REFUSED(kill(1, 0), EPERM);
    pthread_barrier_wait(&meet);
  }
}

int main(void) {
  pthread_t thread;
  gid_t groups[] = {7, 9}, got[4];
  uid_t r, e, s;
  CHECK(close(open("secret", O_CREAT | O_WRONLY, 0600)) == 0 && chmod("secret", 0) == 0);
  CHECK(pthread_barrier_init(&meet, NULL, 2) == 0 && pthread_create(&thread, NULL, looks, "secret") == 0);
  ROUNDS(i) {
    CHECK(setgroups(2, groups) == 0 && setresgid(65533, 65533, 0) == 0 && setresuid(65534, 65534, 0) == 0);
    pthread_barrier_wait(&meet);
    REFUSED(open("secret", O_RDONLY), EACCES);
    CHECK(getresuid(&r, &e, &s) == 0 && r == 65534 && e == 65534 && s == 0 && getgroups(4, got) == 2 && got[1] == 9);
    pthread_barrier_wait(&meet);
    CHECK(setresuid(0, 0, 0) == 0 && setresgid(0, 0, 0) == 0 && setgroups(0, NULL) == 0);
    int fd = open("secret", O_RDONLY);
    CHECK(fd >= 0 && close(fd) == 0);
  }
  over = 1;
  pthread_barrier_wait(&meet);
  CHECK(pthread_join(thread, NULL) == 0);
  DONE();
}
