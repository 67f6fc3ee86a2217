// Shows: descriptors that announce input by a signal (O_ASYNC, F_SETSIG, F_SETOWN) name the descriptor and the event.
#include "tracee.h"
#include <poll.h>
#include <sys/socket.h>

static volatile int got_fd, got_band, got_code, runs;
static void on_input(int s, siginfo_t *info, void *c) {
  (void)s, (void)c;
  got_fd = info->si_fd, got_band = (int)info->si_band, got_code = info->si_code;
  runs++;
}

int main(void) {
  int p[2];
  char c;
  on_signal(SIGRTMIN + 3, on_input, SA_RESTART), on_signal(SIGIO, on_input, SA_RESTART);
  CHECK(socketpair(AF_UNIX, SOCK_DGRAM, 0, p) == 0);
  struct f_owner_ex owner = {F_OWNER_TID, (pid_t)syscall(SYS_gettid)}, now;
  CHECK(fcntl(p[0], F_SETSIG, SIGRTMIN + 3) == 0 && fcntl(p[0], F_SETOWN_EX, &owner) == 0);
  CHECK(fcntl(p[0], F_SETFL, O_ASYNC | O_NONBLOCK) == 0);
  ROUNDS(i) {
    runs = 0;
    CHECK(send(p[1], "x", 1, 0) == 1);
    for (int64_t end = now_ns() + 10000000000LL; runs == 0;) CHECK(now_ns() < end);
    CHECK(got_fd == p[0] && (got_band & POLLIN) && got_code == POLL_IN);
    CHECK(recv(p[0], &c, 1, 0) == 1 && c == 'x');
    CHECK(fcntl(p[0], F_GETSIG) == SIGRTMIN + 3 && fcntl(p[0], F_GETOWN_EX, &now) == 0);
    CHECK(now.type == F_OWNER_TID && now.pid == owner.pid && (fcntl(p[0], F_GETFL) & O_ASYNC));
  }
  DONE();
}
