// Shows: raw and packet sockets: an echo request to this machine is answered, and seen passing by on its interface.
#include "tracee.h"
#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <netinet/ip_icmp.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

static uint16_t sum(const void *at, size_t bytes) {
  const uint16_t *words = at;
  uint32_t total = 0;
  for (size_t i = 0; i < bytes / 2; i++) total += words[i];
  return (uint16_t)~((total & 0xffff) + (total >> 16));
}

// A network of its own, in which nothing else passes by.
static void isolate(void) {
  struct ifreq lo = {.ifr_name = "lo", .ifr_flags = IFF_UP};
  CHECK(unshare(CLONE_NEWNET) == 0 && ioctl(socket(AF_INET, SOCK_DGRAM, 0), SIOCSIFFLAGS, &lo) == 0);
}

int main(void) {
  isolate();
  int raw = socket(AF_INET, SOCK_RAW, IPPROTO_ICMP), packets = socket(AF_PACKET, SOCK_DGRAM, htons(ETH_P_IP));
  struct sockaddr_ll on = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_IP), .sll_ifindex = 1};  // lo
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  struct timeval limit = {20, 0};
  CHECK(raw >= 0 && packets >= 0 && bind(packets, (struct sockaddr *)&on, sizeof on) == 0);
  CHECK(setsockopt(raw, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit) == 0);
  ROUNDS(i) {
    struct icmphdr echo = {.type = ICMP_ECHO}, *answer;
    unsigned char got[2048];
    echo.un.echo.id = htons((uint16_t)getpid()), echo.un.echo.sequence = htons((uint16_t)i);
    echo.checksum = sum(&echo, sizeof echo);
    CHECK(sendto(raw, &echo, sizeof echo, 0, (struct sockaddr *)&to, sizeof to) == sizeof echo);
    do {  // the request comes by, too
      CHECK(recv(raw, got, sizeof got, 0) >= 28);
      answer = (struct icmphdr *)(got + (got[0] & 15) * 4);
    } while (answer->type != ICMP_ECHOREPLY);
    CHECK(answer->un.echo.id == echo.un.echo.id && answer->un.echo.sequence == echo.un.echo.sequence);
    do {
      struct sockaddr_ll from;
      socklen_t length = sizeof from;
      CHECK(recvfrom(packets, got, sizeof got, 0, (struct sockaddr *)&from, &length) >= 28);
      CHECK(from.sll_ifindex == on.sll_ifindex && from.sll_hatype == 772 && got[9] == IPPROTO_ICMP);
      answer = (struct icmphdr *)(got + (got[0] & 15) * 4);
    } while (answer->type != ICMP_ECHOREPLY || answer->un.echo.sequence != echo.un.echo.sequence);
  }
  DONE();
}
