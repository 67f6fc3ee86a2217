// Shows: descriptors passed over a unix socket by a peer at home arrive, and the other way round.
#include "tracee.h"
#include <sys/socket.h>
#include <sys/un.h>

static void pass(int socket, int fd) {
  char byte = 'f', control[CMSG_SPACE(sizeof(int))] = {0};
  struct iovec piece = {&byte, 1};
  struct msghdr message = {NULL, 0, &piece, 1, control, sizeof control, 0};
  struct cmsghdr *head = CMSG_FIRSTHDR(&message);
  *head = (struct cmsghdr){.cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS, .cmsg_len = CMSG_LEN(sizeof(int))};
  memcpy(CMSG_DATA(head), &fd, sizeof fd);
  CHECK(sendmsg(socket, &message, 0) == 1);
}
static int take(int socket) {
  char byte, control[CMSG_SPACE(sizeof(int))];
  struct iovec piece = {&byte, 1};
  struct msghdr message = {NULL, 0, &piece, 1, control, sizeof control, 0};
  ssize_t n = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  if (n == 0) return -1;
  int fd;
  struct cmsghdr *head = CMSG_FIRSTHDR(&message);
  CHECK(n == 1 && byte == 'f' && head && head->cmsg_type == SCM_RIGHTS);
  memcpy(&fd, CMSG_DATA(head), sizeof fd);
  return fd;
}

int main(void) {
  int s[2];
  char text[32], expected[32];
  CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, s) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    close(s[0]);
    for (int fd; (fd = take(s[1])) >= 0; close(fd)) write_all(fd, " and peer", 9), pass(s[1], fd);
    _exit(0);
  }
  close(s[1]);
  ROUNDS(i) {
    int fd = open("passed", O_RDWR | O_CREAT | O_TRUNC, 0600);
    int n = snprintf(expected, sizeof expected, "round %d and peer", i);
    write_all(fd, expected, (size_t)n - 9);
    pass(s[0], fd);
    CHECK(close(fd) == 0 && (fd = take(s[0])) >= 0 && (fcntl(fd, F_GETFD) & FD_CLOEXEC));
    CHECK(pread(fd, text, sizeof text, 0) == n && memcmp(text, expected, (size_t)n) == 0 && close(fd) == 0);
  }
  close(s[0]);
  reap(peer);
  DONE();
}
