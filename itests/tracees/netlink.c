// Shows: a route socket lists the machine's network interfaces, lo among them, in several messages.
#include "tracee.h"
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>

int main(void) {
  int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
  struct sockaddr_nl own = {.nl_family = AF_NETLINK}, now;
  socklen_t length = sizeof now;
  CHECK(fd >= 0 && bind(fd, (struct sockaddr *)&own, sizeof own) == 0);
  CHECK(getsockname(fd, (struct sockaddr *)&now, &length) == 0 && now.nl_pid != 0);
  ROUNDS(i) {
    struct {
      struct nlmsghdr head;
      struct ifinfomsg link;
    } ask = {{sizeof ask, RTM_GETLINK, NLM_F_REQUEST | NLM_F_DUMP, (unsigned)i + 1, 0}, {.ifi_family = AF_UNSPEC}};
    static char answer[32768] __attribute__((aligned(8)));
    int lo = 0, done = 0;
    CHECK(send(fd, &ask, sizeof ask, 0) == sizeof ask);
    while (!done) {
      struct sockaddr_nl from;
      struct iovec part = {answer, sizeof answer};
      struct msghdr message = {.msg_name = &from, .msg_namelen = sizeof from, .msg_iov = &part, .msg_iovlen = 1};
      ssize_t n = recvmsg(fd, &message, 0);
      CHECK(n > 0 && !(message.msg_flags & MSG_TRUNC) && from.nl_pid == 0);
      for (struct nlmsghdr *at = (struct nlmsghdr *)answer; NLMSG_OK(at, n); at = NLMSG_NEXT(at, n)) {
        CHECK(at->nlmsg_seq == (unsigned)i + 1 && at->nlmsg_pid == now.nl_pid);
        if (at->nlmsg_type == NLMSG_DONE) done = 1;
        else if (((struct ifinfomsg *)NLMSG_DATA(at))->ifi_flags & IFF_LOOPBACK) lo++;
      }
    }
    CHECK(lo == 1 && if_nametoindex("lo") == 1);
  }
  DONE();
}
