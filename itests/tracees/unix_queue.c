// Shows: descriptors and credentials that lie in a socket's queue arrive later, each with its message.
#include "tracee.h"
#include <sys/socket.h>

union control {
  char bytes[CMSG_SPACE(3 * sizeof(int)) + CMSG_SPACE(sizeof(struct ucred))];
  struct cmsghdr align;
};

static void post(int to, const int *fds, int count) {
  union control control = {{0}};
  struct iovec part = {(char[]){(char)count}, 1};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control};
  message.msg_controllen = CMSG_SPACE((size_t)count * sizeof(int));
  struct cmsghdr *head = CMSG_FIRSTHDR(&message);
  *head = (struct cmsghdr){CMSG_LEN((size_t)count * sizeof(int)), SOL_SOCKET, SCM_RIGHTS};
  memcpy(CMSG_DATA(head), fds, (size_t)count * sizeof(int));
  CHECK(sendmsg(to, &message, 0) == 1);
}
static int fetch(int from, int *fds) {
  union control control;
  char count = 0;
  int credentials = 0;
  struct iovec part = {&count, 1};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
  CHECK(recvmsg(from, &message, MSG_CMSG_CLOEXEC) == 1 && message.msg_flags == MSG_CMSG_CLOEXEC);
  for (struct cmsghdr *head = CMSG_FIRSTHDR(&message); head; head = CMSG_NXTHDR(&message, head)) {
    if (head->cmsg_type == SCM_RIGHTS) memcpy(fds, CMSG_DATA(head), head->cmsg_len - CMSG_LEN(0));
    if (head->cmsg_type != SCM_CREDENTIALS) continue;
    struct ucred *who = (struct ucred *)CMSG_DATA(head);
    credentials = who->pid == getpid() && who->uid == getuid();
  }
  CHECK(credentials);
  return count;
}

int main(void) {
  int s[2], on = 1, fds[3];
  CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, s) == 0 && setsockopt(s[1], SOL_SOCKET, SO_PASSCRED, &on, sizeof on) == 0);
  ROUNDS(i) {
    int p[2], file = open("file", O_RDWR | O_CREAT, 0600);
    char c;
    CHECK(pipe(p) == 0 && file >= 0 && lseek(file, 40 + i, SEEK_SET) == 40 + i && write(p[1], "q", 1) == 1);
    post(s[0], (int[]){p[0], file}, 2), post(s[0], (int[]){p[1], p[0], file}, 3);
    CHECK(close(p[0]) == 0 && close(p[1]) == 0 && close(file) == 0);
    pause_us(1000);
    CHECK(fetch(s[1], fds) == 2 && read(fds[0], &c, 1) == 1 && c == 'q' && lseek(fds[1], 0, SEEK_CUR) == 40 + i);
    CHECK(close(fds[0]) == 0 && close(fds[1]) == 0 && fetch(s[1], fds) == 3 && write(fds[0], "r", 1) == 1);
    CHECK(read(fds[1], &c, 1) == 1 && c == 'r' && (fcntl(fds[2], F_GETFD) & FD_CLOEXEC));
    CHECK(close(fds[0]) == 0 && close(fds[1]) == 0 && close(fds[2]) == 0);
  }
  DONE();
}
