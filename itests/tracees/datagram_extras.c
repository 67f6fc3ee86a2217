// Shows: what comes with a datagram: address and interface it came to, time to live, time of arrival, and errors.
#include "tracee.h"
#include <arpa/inet.h>
#include <linux/errqueue.h>
#include <netinet/ip.h>
#include <poll.h>
#include <sys/socket.h>

int main(void) {
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)}, nobody = at;
  socklen_t length = sizeof at;
  int fd = socket(AF_INET, SOCK_DGRAM, 0), out = socket(AF_INET, SOCK_DGRAM, 0), on = 1, hops = 33;
  CHECK(bind(fd, (struct sockaddr *)&at, sizeof at) == 0 && getsockname(fd, (struct sockaddr *)&at, &length) == 0);
  CHECK(setsockopt(fd, IPPROTO_IP, IP_PKTINFO, &on, 4) == 0 && setsockopt(fd, IPPROTO_IP, IP_RECVTTL, &on, 4) == 0);
  CHECK(setsockopt(fd, SOL_SOCKET, SO_TIMESTAMPNS, &on, 4) == 0 && setsockopt(out, IPPROTO_IP, IP_TTL, &hops, 4) == 0);
  CHECK(setsockopt(out, IPPROTO_IP, IP_RECVERR, &on, 4) == 0);
  nobody.sin_port = htons(1);
  ROUNDS(i) {
    char text[16], control[512] __attribute__((aligned(8)));
    struct iovec part = {text, sizeof text};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
    CHECK(sendto(out, "hello", 5, 0, (struct sockaddr *)&at, sizeof at) == 5 && recvmsg(fd, &message, 0) == 5);
    int info = 0, ttl = 0, time = 0;
    for (struct cmsghdr *head = CMSG_FIRSTHDR(&message); head; head = CMSG_NXTHDR(&message, head)) {
      if (head->cmsg_type == IP_PKTINFO) info = ((struct in_pktinfo *)CMSG_DATA(head))->ipi_addr.s_addr == at.sin_addr.s_addr;
      if (head->cmsg_type == IP_TTL) ttl = *(int *)CMSG_DATA(head) == hops;
      if (head->cmsg_type == SO_TIMESTAMPNS) time = ((struct timespec *)CMSG_DATA(head))->tv_sec > 1000000000;
    }
    CHECK(info && ttl && time);
    CHECK(sendto(out, "lost", 4, 0, (struct sockaddr *)&nobody, sizeof nobody) == 4);
    struct pollfd failed = {out, 0, 0};
    CHECK(poll(&failed, 1, 20000) == 1 && failed.revents == POLLERR);
    message.msg_controllen = sizeof control;
    CHECK(recvmsg(out, &message, MSG_ERRQUEUE) == 4 && (message.msg_flags & MSG_ERRQUEUE));
    struct sock_extended_err *error = (struct sock_extended_err *)CMSG_DATA(CMSG_FIRSTHDR(&message));
    CHECK(error->ee_errno == ECONNREFUSED && error->ee_origin == SO_EE_ORIGIN_ICMP);
    int pending = 0;
    length = sizeof pending;
    CHECK(getsockopt(out, SOL_SOCKET, SO_ERROR, &pending, &length) == 0);
  }
  DONE();
}
