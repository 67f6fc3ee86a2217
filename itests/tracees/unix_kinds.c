// Shows: unix sockets of every kind: abstract, by path and without name; packets keep their ends and senders.
#include "tracee.h"
#include <sys/socket.h>
#include <sys/un.h>

static socklen_t abstract(struct sockaddr_un *name, const char *text) {
  memset(name, 0, sizeof *name);
  name->sun_family = AF_UNIX;
  snprintf(name->sun_path + 1, sizeof name->sun_path - 1, "%s-%d", text, getpid());
  return (socklen_t)(sizeof(sa_family_t) + 1 + strlen(name->sun_path + 1));
}

int main(void) {
  struct sockaddr_un hidden, seen = {AF_UNIX, "seen"}, from;
  socklen_t length = abstract(&hidden, "roost-tracee"), got_length = sizeof from;
  int listens = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0), mail = socket(AF_UNIX, SOCK_DGRAM, 0);
  CHECK(listens >= 0 && bind(listens, (struct sockaddr *)&hidden, length) == 0 && listen(listens, 3) == 0);
  CHECK(mail >= 0 && bind(mail, (struct sockaddr *)&seen, sizeof seen) == 0);
  ROUNDS(i) {
    char text[64];
    int client = socket(AF_UNIX, SOCK_SEQPACKET, 0), nameless = socket(AF_UNIX, SOCK_DGRAM, 0);
    CHECK(client >= 0 && connect(client, (struct sockaddr *)&hidden, length) == 0);
    int server = accept4(listens, (struct sockaddr *)&from, (got_length = sizeof from, &got_length), SOCK_NONBLOCK);
    CHECK(server >= 0 && got_length == sizeof(sa_family_t));
    CHECK(send(client, "one", 3, 0) == 3 && send(client, "second", 6, 0) == 6);
    pause_us(1000);
    CHECK(recv(server, text, sizeof text, 0) == 3 && recv(server, text, 2, MSG_TRUNC) == 6);
    REFUSED(recv(server, text, sizeof text, 0), EAGAIN);
    CHECK(getpeername(client, (struct sockaddr *)&from, (got_length = sizeof from, &got_length)) == 0);
    CHECK(got_length == length);
    CHECK(memcmp(&from, &hidden, length) == 0);
    struct sockaddr_un own = {.sun_family = AF_UNIX};
    CHECK(bind(nameless, (struct sockaddr *)&own, sizeof(sa_family_t)) == 0);  // the kernel finds a name
    CHECK(sendto(nameless, "letter", 6, 0, (struct sockaddr *)&seen, sizeof seen) == 6);
    CHECK(recvfrom(mail, text, sizeof text, 0, (struct sockaddr *)&from, (got_length = sizeof from, &got_length)) == 6);
    CHECK(got_length == sizeof(sa_family_t) + 6);
    CHECK(sendto(mail, "back", 4, 0, (struct sockaddr *)&from, got_length) == 4);
    CHECK(recv(nameless, text, sizeof text, 0) == 4 && close(client) == 0);
    CHECK(close(server) == 0 && close(nameless) == 0);
  }
  CHECK(unlink("seen") == 0);
  DONE();
}
