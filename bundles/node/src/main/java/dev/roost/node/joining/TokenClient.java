package dev.roost.node.joining;

import dev.roost.node.joining.Neighbours.Neighbour;
import dev.roost.trust.EnrollmentRequest;
import dev.roost.trust.Membership;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The end of a joining that has a token: goes where the token says, else where DNS-SD says. */
final class TokenClient {

  private static final Duration BROWSE = Duration.ofSeconds(3);

  private final ThisNode self;
  private final Adoption adoption;
  private final Neighbours neighbours;
  private final Clock clock;

  TokenClient(ThisNode self, Adoption adoption, Neighbours neighbours, Clock clock) {
    this.self = self;
    this.adoption = adoption;
    this.neighbours = neighbours;
    this.clock = clock;
  }

  /**
   * Tries once.
   *
   * @throws RefusedException if the right node says no
   * @throws IOException if no node could be asked; both with one sentence for people
   */
  void join(JoinToken token) throws IOException {
    List<String> faults = new ArrayList<>();
    if (joinAny(token, named(token), faults) || joinAny(token, found(token), faults)) {
      return;
    }
    throw new IOException(
        "the node that issued the token is not reached; it must be on, and in the same network (%s)"
            .formatted(String.join("; ", faults)));
  }

  /** Whether it has joined at one of {@code addresses}; if not, {@code faults} says why. */
  private boolean joinAny(
      JoinToken token, Collection<InetSocketAddress> addresses, List<String> faults)
      throws IOException {
    for (InetSocketAddress address : addresses) {
      try {
        join(token, address);
        return true;
      } catch (RefusedException e) {
        throw e;
      } catch (IOException e) {
        faults.add(address.getHostString() + ": " + e.getMessage());
      }
    }
    return false;
  }

  private List<InetSocketAddress> named(JoinToken token) {
    int port = self.settings().port();
    return token.addresses().stream().map(host -> new InetSocketAddress(host, port)).toList();
  }

  private Set<InetSocketAddress> found(JoinToken token) throws IOException {
    String authority = HexFormat.of().formatHex(token.fingerprint());
    Set<InetSocketAddress> addresses = new LinkedHashSet<>();
    Predicate<Neighbour> wanted = neighbour -> neighbour.authority().equals(authority);
    for (Neighbour neighbour : neighbours.browse(wanted, BROWSE)) {
      if (wanted.test(neighbour)) {
        neighbour.addresses().stream()
            .map(host -> new InetSocketAddress(host, neighbour.port()))
            .forEach(addresses::add);
      }
    }
    return addresses;
  }

  private void join(JoinToken token, InetSocketAddress address) throws IOException {
    try (JoinChannel channel = JoinChannel.connect(self.credentials(), address)) {
      Hello hello = Hello.receive(channel);
      if (!Arrays.equals(Membership.fingerprint(hello.authorities()), token.fingerprint())) {
        throw new IOException(
            "it is %s of the cluster %s, whose authority is another than that of the token"
                .formatted(hello.node(), hello.cluster()));
      }
      hello.requireMember(channel, clock);
      List<byte[]> requests = EnrollmentRequest.of(self.credentials());
      channel.send(
          Message.say("join")
              .with("token", JoinToken.id(token.secret()))
              .with("proof", JoinToken.proof(token.secret(), channel.binding(), requests))
              .withBytes("requests", requests)
              .with("broker", self.settings().broker()));
      Message admitted = channel.receive("admitted", Candidate.ISSUE);
      adoption.adopt(admitted, hello.cluster(), hello.authorities(), () -> {});
    }
  }
}
