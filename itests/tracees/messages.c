// Shows: sendmsg, recvmsg, sendmmsg, recvmmsg, MSG_PEEK, MSG_DONTWAIT and truncation.
#include "tracee.h"
#include <sys/socket.h>

int main(void) {
  int s[2];
  CHECK(socketpair(AF_UNIX, SOCK_DGRAM, 0, s) == 0);
  ROUNDS(i) {
    char a[100], b[1], c[700], in[1000], small[50];
    unsigned seed = (unsigned)i;
    fill(a, 100, seed), fill(b, 1, seed + 1), fill(c, 700, seed + 2);
    struct iovec out[] = {{a, 100}, {b, 1}, {c, 700}}, to[] = {{in, 500}, {in + 500, 500}}, one = {small, 50};
    struct msghdr send = {.msg_iov = out, .msg_iovlen = 3}, receive = {.msg_iov = to, .msg_iovlen = 2};
    CHECK(sendmsg(s[0], &send, 0) == 801);
    CHECK(recv(s[1], in, sizeof in, MSG_PEEK) == 801);
    memset(in, 0, sizeof in);
    CHECK(recvmsg(s[1], &receive, 0) == 801 && !(receive.msg_flags & MSG_TRUNC));
    CHECK(holds(in, 100, seed) && holds(in + 100, 1, seed + 1) && holds(in + 101, 700, seed + 2));
    struct mmsghdr many[3] = {{.msg_hdr = send}, {.msg_hdr = {.msg_iov = out, .msg_iovlen = 1}}, {.msg_hdr = send}};
    CHECK(sendmmsg(s[0], many, 3, 0) == 3 && many[0].msg_len == 801 && many[1].msg_len == 100);
    struct mmsghdr got[4] = {{.msg_hdr = receive}, {.msg_hdr = {.msg_iov = &one, .msg_iovlen = 1}}};
    CHECK(recvmmsg(s[1], got, 2, MSG_DONTWAIT, NULL) == 2 && got[0].msg_len == 801 && got[1].msg_len == 50);
    CHECK((got[1].msg_hdr.msg_flags & MSG_TRUNC) && holds(small, 50, seed));
    CHECK(recv(s[1], in, sizeof in, MSG_DONTWAIT) == 801);
    REFUSED(recv(s[1], in, sizeof in, MSG_DONTWAIT), EAGAIN);
  }
  DONE();
}
