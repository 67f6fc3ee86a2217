// Shows: urgent data of TCP: the mark, the byte, in line or aside, SIGURG, and the exceptional condition of poll.
#include "tracee.h"
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>

static volatile int urgent;
static void on_urgent(int s, siginfo_t *i, void *c) { (void)s, (void)i, (void)c, urgent++; }

int main(void) {
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof at;
  int listens = socket(AF_INET, SOCK_STREAM, 0), client = socket(AF_INET, SOCK_STREAM, 0);
  CHECK(bind(listens, (struct sockaddr *)&at, sizeof at) == 0 && listen(listens, 1) == 0);
  CHECK(getsockname(listens, (struct sockaddr *)&at, &length) == 0);
  CHECK(connect(client, (struct sockaddr *)&at, length) == 0);
  int server = accept(listens, NULL, NULL);
  on_signal(SIGURG, on_urgent, SA_RESTART);
  CHECK(server >= 0 && fcntl(server, F_SETOWN, getpid()) == 0 && fcntl(server, F_GETOWN) == getpid());
  ROUNDS(i) {
    char text[8];
    urgent = 0;
    CHECK(send(client, "ab", 2, 0) == 2 && send(client, "!", 1, MSG_OOB) == 1 && send(client, "cd", 2, 0) == 2);
    struct pollfd fd = {server, POLLPRI, 0};
    CHECK(poll(&fd, 1, 20000) == 1 && fd.revents == POLLPRI);
    for (int64_t end = now_ns() + 10000000000LL; urgent == 0;) CHECK(now_ns() < end);
    CHECK(sockatmark(server) == 0 && recv(server, text, 8, 0) == 2);
    CHECK(memcmp(text, "ab", 2) == 0 && sockatmark(server) == 1);
    CHECK(recv(server, text, 1, MSG_OOB) == 1 && text[0] == '!');
    REFUSED(recv(server, text, 1, MSG_OOB), EINVAL);
    CHECK(recv(server, text, 2, MSG_WAITALL) == 2 && memcmp(text, "cd", 2) == 0);
  }
  DONE();
}
