package dev.roost.node.joining;

import dev.roost.trust.Membership;
import dev.roost.trust.NodeCredentials;
import dev.roost.trust.SigningIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Who this node is in a conversation, and what it may do there. */
final class ThisNode {

  private final JoinSettings settings;
  private final NodeCredentials credentials;
  private final Supplier<Set<String>> present;

  /**
   * @param present names of the nodes of the cluster that are there now
   */
  ThisNode(JoinSettings settings, Supplier<Set<String>> present) throws IOException {
    this.settings = settings;
    this.credentials = NodeCredentials.load(settings.keys());
    this.present = present;
  }

  JoinSettings settings() {
    return settings;
  }

  NodeCredentials credentials() {
    return credentials;
  }

  String id() {
    return credentials.nodeId();
  }

  List<X509Certificate> authorities() {
    return credentials.identities().stream().map(SigningIdentity::authority).toList();
  }

  /** What tells this cluster's authority from all others, in hexadecimal digits. */
  String fingerprint() {
    return HexFormat.of().formatHex(Membership.fingerprint(authorities()));
  }

  boolean holdsAuthority() {
    return Files.isDirectory(settings.authority());
  }

  /** Whether its cluster can be given up for another one. */
  boolean isAlone() {
    return Files.exists(settings.alone()) && present.get().stream().allMatch(id()::equals);
  }

  /** Whether it offers itself to whoever shows its code. */
  boolean waits() {
    return isAlone() && settings.pair() && settings.join().isEmpty();
  }

  boolean isPresent(String node) {
    return node.equals(id()) || present.get().contains(node);
  }

  Path brokersFile() {
    return settings.state().resolve("cluster.properties");
  }

  /** As this node knows them; it alone, if it knows nothing else. */
  Brokers brokers() throws IOException {
    return Brokers.read(brokersFile(), credentials.cluster())
        .orElseGet(() -> new Brokers(credentials.cluster(), id(), List.of(settings.broker())));
  }

  /** The list as this node itself goes by it: to its own broker not by the network. */
  List<String> asUsedHere(Brokers brokers) {
    return brokers.list().stream()
        .map(one -> one.equals(settings.broker()) ? settings.localBroker() : one)
        .toList();
  }

  /** What it says first to everybody. */
  Message hello() throws IOException {
    Brokers brokers = brokers();
    return Message.say("hello")
        .with("node", id())
        .with("cluster", credentials.cluster())
        .with("state", waits() ? "waiting" : "member")
        .withBytes("authorities", Membership.encode(authorities()))
        .with("founder", brokers.founder())
        .withTexts("brokers", brokers.list());
  }
}
