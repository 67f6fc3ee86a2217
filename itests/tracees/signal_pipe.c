// Shows: a write to a pipe without reader raises SIGPIPE in the writer and fails with EPIPE; MSG_NOSIGNAL does not.
#include "tracee.h"
#include <sys/socket.h>

static volatile int hits;
static void on_pipe(int s, siginfo_t *info, void *c) { (void)c, hits += s == SIGPIPE && info->si_pid == getpid(); }

int main(void) {
  ROUNDS(i) {
    int ends[2], s[2];
    CHECK(pipe(ends) == 0 && close(ends[0]) == 0 && socketpair(AF_UNIX, SOCK_STREAM, 0, s) == 0 && close(s[1]) == 0);
    on_signal(SIGPIPE, on_pipe, 0);
    int before = hits;
    REFUSED(write(ends[1], "x", 1), EPIPE);
    CHECK(hits == before + 1);
    REFUSED(send(s[0], "x", 1, MSG_NOSIGNAL), EPIPE);
    CHECK(hits == before + 1);
    REFUSED(send(s[0], "x", 1, 0), EPIPE);
    CHECK(hits == before + 2);
    CHECK(signal(SIGPIPE, SIG_IGN) != SIG_ERR);
    REFUSED(write(ends[1], "x", 1), EPIPE);
    CHECK(hits == before + 2 && close(ends[1]) == 0 && close(s[0]) == 0);
  }
  DONE();
}
