package dev.roost.node.joining;

import dev.roost.trust.Membership;
import dev.roost.trust.PeerVerifier;
import dev.roost.trust.TrustException;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;

/**
 * What the other node said first.
 *
 * @param node its name
 * @param isWaiting whether it offers itself
 * @param authorities of its cluster
 * @param brokers of its cluster, and who founded it
 */
record Hello(String node, boolean isWaiting, List<X509Certificate> authorities, Brokers brokers) {

  /** A name of a node or cluster, as it may be shown and written. */
  static String name(String text) throws IOException {
    if (!text.matches("[a-z0-9-]{1,63}")) {
      throw new IOException("a name must be 1 to 63 of a-z, 0-9 and -");
    }
    return text;
  }

  static Hello receive(JoinChannel channel) throws IOException {
    Message said = channel.receive("hello", JoinChannel.PATIENCE);
    List<X509Certificate> authorities = Membership.parse(said.allBytes("authorities"));
    if (authorities.isEmpty()) {
      throw new IOException(said.text("node") + " names no authority of its cluster");
    }
    try {
      return new Hello(
          name(said.text("node")),
          said.text("state").equals("waiting"),
          authorities,
          new Brokers(
              name(said.text("cluster")), name(said.text("founder")), said.texts("brokers")));
    } catch (IllegalArgumentException e) {
      throw new IOException(said.text("node") + " says: " + e.getMessage(), e);
    }
  }

  String cluster() {
    return brokers.cluster();
  }

  /** Whether it has the key of a node of that name and cluster, whose authority it named. */
  void requireMember(JoinChannel channel, Clock clock) throws IOException {
    try {
      String shown =
          new PeerVerifier(cluster(), authorities.getFirst(), clock).verify(channel.peer());
      if (!shown.equals(node)) {
        throw new IOException("it says that it is %s, and is %s".formatted(node, shown));
      }
    } catch (TrustException e) {
      throw new IOException(
          "%s is no node of the cluster %s: %s".formatted(node, cluster(), e.getMessage()), e);
    }
  }
}
