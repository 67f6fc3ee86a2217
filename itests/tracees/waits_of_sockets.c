// Shows: threads that wait on sockets all the time, for a peer, for a message or for room, get what they want.
#include "tracee.h"
#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>

static struct sockaddr_un here = {AF_UNIX, "listening"}, crowded = {AF_UNIX, "crowded"};
static int server, epolled[2], polled[2], crowd, message[2];

static void *wait_accept(void *u) { CHECK(accept(server, NULL, NULL) >= 0); return u; }
static void *wait_epoll(void *u) {
  int set = epoll_create1(0);
  struct epoll_event event = {EPOLLIN | EPOLLET, {.u64 = 8}}, got;
  CHECK(epoll_ctl(set, EPOLL_CTL_ADD, epolled[0], &event) == 0);
  CHECK(epoll_wait(set, &got, 1, -1) == 1 && got.data.u64 == 8);
  return u;
}
static void *wait_poll(void *u) {
  struct pollfd fd = {polled[0], POLLIN, 0};
  CHECK(poll(&fd, 1, -1) == 1 && fd.revents == POLLIN);
  return u;
}
static void *wait_room(void *u) {  // connect waits while the queue of the other side is full
  CHECK(connect(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&crowded, sizeof crowded) == 0);
  return u;
}
static void *wait_message(void *u) {
  char got[8];
  struct iovec part = {got, sizeof got};
  struct msghdr header = {.msg_iov = &part, .msg_iovlen = 1};
  CHECK(recvmsg(message[0], &header, 0) == 3 && header.msg_flags == 0 && memcmp(got, "xyz", 3) == 0);
  return u;
}

int main(void) {
  void *(*waits[])(void *) = {wait_accept, wait_epoll, wait_poll, wait_room, wait_message};
  pthread_t threads[5];
  CHECK((server = socket(AF_UNIX, SOCK_STREAM, 0)) >= 0 && (crowd = socket(AF_UNIX, SOCK_STREAM, 0)) >= 0);
  CHECK(bind(server, (struct sockaddr *)&here, sizeof here) == 0);
  CHECK(bind(crowd, (struct sockaddr *)&crowded, sizeof crowded) == 0);
  CHECK(listen(server, 5) == 0 && listen(crowd, 0) == 0);
  CHECK(socketpair(AF_UNIX, SOCK_DGRAM, 0, message) == 0 && pipe(epolled) == 0 && pipe(polled) == 0);
  int first = socket(AF_UNIX, SOCK_STREAM, 0), client = socket(AF_UNIX, SOCK_STREAM, 0);
  CHECK(connect(first, (struct sockaddr *)&crowded, sizeof crowded) == 0);
  for (int i = 0; i < 5; i++) CHECK(pthread_create(&threads[i], NULL, waits[i], NULL) == 0);
  ROUNDS(i) continue;
  write_all(epolled[1], "e", 1), write_all(polled[1], "p", 1);
  CHECK(send(message[1], "xyz", 3, 0) == 3 && accept(crowd, NULL, NULL) >= 0);
  CHECK(connect(client, (struct sockaddr *)&here, sizeof here) == 0);
  for (int i = 0; i < 5; i++) CHECK(pthread_join(threads[i], NULL) == 0);
  DONE();
}
