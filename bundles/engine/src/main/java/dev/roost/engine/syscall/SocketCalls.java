package dev.roost.engine.syscall;

import static dev.roost.engine.syscall.Argument.Back.ALWAYS;
import static dev.roost.engine.syscall.Argument.Direction.IN;
import static dev.roost.engine.syscall.Argument.Direction.OUT;
import static dev.roost.engine.syscall.Condition.argument;
import static dev.roost.engine.syscall.Rows.*;

import java.util.List;

/** Sockets: socket(2), connect(2), send(2), recv(2), getsockopt(2). All of them are at home. */
final class SocketCalls {
  private static final String ZEROCOPY = "The kernel would send from the program's memory after the call has ended.";
  private static final String OPTION = "Roost does not know what this socket option reads and writes.";
  private static final String FILTER = "A socket filter is a structure with a pointer inside that is not carried.";
  private static final long MSG_ZEROCOPY = 0x4000000;

  // Levels: socket(7), ip(7), ipv6(7), tcp(7), udp(7), netlink(7), raw(7).
  private static final int SOL_IP = 0;
  private static final int SOL_SOCKET = 1;
  private static final int SOL_TCP = 6;
  private static final int SOL_IPV6 = 41;
  private static final long[] PLAIN_LEVELS = {17, 58, 136, 255, 270, 282}; // UDP ICMPV6 UDPLITE RAW NETLINK TLS
  private static final int SO_ATTACH_FILTER = 26; // as get: SO_GET_FILTER, counted in instructions
  private static final int SO_ATTACH_REUSEPORT_CBPF = 51;
  private static final int SO_ZEROCOPY = 60;
  private static final int TCP_ZEROCOPY_RECEIVE = 35;
  private static final int TCP_AO_GET_KEYS = 41; // writes more than optlen
  private static final long NETFILTER = ~63; // options from 64 on belong to netfilter, with pointers inside

  private static final Case SET = home(fd("sockfd"), value("level"), value("optname"), in("optval", count(4)), value("optlen"));
  private static final Case GET = home(fd("sockfd"), value("level"), value("optname"), inOut("optval", lengthAt(4)), inOut("optlen", bytes(4), ALWAYS));

  // @formatter:off
  static final List<Syscall> ROWS = List.of(
      call( 41, "socket",          home(value("domain"), value("type"), value("protocol"))),
      call( 42, "connect",         blocks(fd("sockfd"), in("addr", count(2)), value("addrlen"))),
      call( 43, "accept",          blocks(fd("sockfd"), out("addr", lengthAt(2)), inOut("addrlen", bytes(4)))),
      call( 44, "sendto",          returns(ZEROCOPY).when(argument(3).hasBits(MSG_ZEROCOPY)),
                                   blocks(fd("sockfd"), in("buf", size(2)), value("len"), value("flags"), in("dest_addr", count(5)), value("addrlen"))),
      call( 45, "recvfrom",        blocks(fd("sockfd"), filled("buf", size(2)), value("len"), value("flags"), out("src_addr", lengthAt(5)), inOut("addrlen", bytes(4)))),
      call( 46, "sendmsg",         returns(ZEROCOPY).when(argument(2).hasBits(MSG_ZEROCOPY)),
                                   blocks(fd("sockfd"), new Argument.Message("msg", IN), value("flags"))),
      call( 47, "recvmsg",         blocks(fd("sockfd"), new Argument.Message("msg", OUT), value("flags"))),
      call( 48, "shutdown",        home(fd("sockfd"), value("how"))),
      call( 49, "bind",            home(fd("sockfd"), in("addr", count(2)), value("addrlen"))),
      call( 50, "listen",          home(fd("sockfd"), value("backlog"))),
      call( 51, "getsockname",     home(fd("sockfd"), out("addr", lengthAt(2)), inOut("addrlen", bytes(4)))),
      call( 52, "getpeername",     home(fd("sockfd"), out("addr", lengthAt(2)), inOut("addrlen", bytes(4)))),
      call( 53, "socketpair",      home(value("domain"), value("type"), value("protocol"), out("sv", bytes(8)))),
      call( 54, "setsockopt",      returns(FILTER)  .when(argument(1).is(SOL_SOCKET)).when(argument(2).in(SO_ATTACH_FILTER, SO_ATTACH_REUSEPORT_CBPF)),
                                   returns(ZEROCOPY).when(argument(1).is(SOL_SOCKET)).when(argument(2).is(SO_ZEROCOPY)),
                                   SET.when(argument(1).in(SOL_SOCKET, SOL_TCP)),
                                   SET.when(argument(1).in(SOL_IP, SOL_IPV6)).when(argument(2).hasNoneOf(NETFILTER)),
                                   // IPV6_RECVTCLASS TCLASS AUTOFLOWLABEL ADDR_PREFERENCES MINHOPCOUNT ORIGDSTADDR TRANSPARENT UNICAST_IF FREEBIND
                                   SET.when(argument(1).is(SOL_IPV6)).when(argument(2).in(66, 67, 70, 72, 73, 74, 75, 76, 78)),
                                   SET.when(argument(1).in(PLAIN_LEVELS)),
                                   returns(OPTION)),
      call( 55, "getsockopt",      returns(FILTER)  .when(argument(1).is(SOL_SOCKET)).when(argument(2).is(SO_ATTACH_FILTER)),
                                   returns(ZEROCOPY).when(argument(1).is(SOL_TCP)).when(argument(2).is(TCP_ZEROCOPY_RECEIVE)),
                                   returns(OPTION)  .when(argument(1).is(SOL_TCP)).when(argument(2).is(TCP_AO_GET_KEYS)),
                                   GET.when(argument(1).in(SOL_SOCKET, SOL_TCP)),
                                   GET.when(argument(1).in(SOL_IP, SOL_IPV6)).when(argument(2).hasNoneOf(NETFILTER)),
                                   GET.when(argument(1).is(SOL_IPV6)).when(argument(2).in(66, 67, 70, 72, 73, 74, 75, 76, 78)),
                                   GET.when(argument(1).in(PLAIN_LEVELS)),
                                   returns(OPTION)),
      call(288, "accept4",         blocks(fd("sockfd"), out("addr", lengthAt(2)), inOut("addrlen", bytes(4)), value("flags"))),
      call(299, "recvmmsg",        returns("Several messages in one call are not carried yet.")),
      call(307, "sendmmsg",        returns("Several messages in one call are not carried yet.")));
  // @formatter:on

  private SocketCalls() {}
}
