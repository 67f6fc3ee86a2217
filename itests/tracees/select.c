// Shows: select and pselect: sets, high descriptors, timeouts and the signal mask.
#include "tracee.h"
#include <sys/select.h>

static volatile int hits;
static void on_hit(int s, siginfo_t *i, void *c) { (void)s, (void)i, (void)c, hits++; }

int main(void) {
  int ends[2];
  CHECK(pipe(ends) == 0 && dup2(ends[0], 200) == 200);
  on_signal(SIGUSR1, on_hit, SA_RESTART);
  sigset_t block, none;
  sigemptyset(&none), sigemptyset(&block), sigaddset(&block, SIGUSR1);
  CHECK(sigprocmask(SIG_BLOCK, &block, NULL) == 0);
  ROUNDS(i) {
    fd_set in, out;
    FD_ZERO(&in);
    FD_ZERO(&out);
    FD_SET(200, &in);
    FD_SET(ends[1], &out);
    CHECK(select(201, &in, &out, NULL, NULL) == 1 && !FD_ISSET(200, &in) && FD_ISSET(ends[1], &out));
    struct timeval wait = {0, 2000};
    int64_t before = now_ns();
    FD_SET(200, &in);
    CHECK(select(201, &in, NULL, NULL, &wait) == 0 && now_ns() - before >= 2000000 && !FD_ISSET(200, &in));
    CHECK(wait.tv_sec == 0 && wait.tv_usec == 0);
    write_all(ends[1], "x", 1);
    FD_SET(200, &in);
    CHECK(select(201, &in, NULL, NULL, NULL) == 1 && FD_ISSET(200, &in));
    char c;
    CHECK(read(200, &c, 1) == 1);
    CHECK(raise(SIGUSR1) == 0 && hits == i);
    FD_SET(200, &in);
    struct timespec second = {1, 0};
    REFUSED(pselect(201, &in, NULL, NULL, &second, &none), EINTR);  // never restarted
    CHECK(hits == i + 1);
    FD_ZERO(&in);
    FD_SET(150, &in);
    wait = (struct timeval){0, 0};
    REFUSED(select(151, &in, NULL, NULL, &wait), EBADF);
  }
  DONE();
}
