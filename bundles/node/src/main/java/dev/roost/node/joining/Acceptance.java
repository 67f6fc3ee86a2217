package dev.roost.node.joining;

import dev.roost.trust.EnrollmentRequest;
import dev.roost.trust.Membership;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The accepting end of a pairing: a conversation that waits until a person brings the code. */
final class Acceptance implements AutoCloseable {

  /** How long the other node may take to put its new keys in their place. */
  private static final Duration ADOPT = Duration.ofMinutes(5);

  private final JoinChannel channel;
  private final String node;
  private final List<byte[]> requests;
  private final String broker;
  private final String string;
  private final Instant until;

  private Acceptance(JoinChannel channel, String node, Message offer, String string, Instant until)
      throws IOException {
    this.channel = channel;
    this.node = node;
    this.requests = offer.allBytes("requests");
    this.broker = offer.text("broker");
    this.string = string;
    this.until = until;
  }

  /**
   * Begins.
   *
   * @param node the name that the node at {@code address} must have
   */
  static Acceptance begin(
      ThisNode self, InetSocketAddress address, String node, Clock clock, SecureRandom random)
      throws IOException {
    JoinChannel channel = JoinChannel.connect(self.credentials(), address);
    try {
      Hello hello = Hello.receive(channel);
      if (!hello.node().equals(node) || !hello.isWaiting()) {
        throw new IOException(
            "the node at %s is %s of the cluster %s, and does not wait as %s"
                .formatted(address.getHostString(), hello.node(), hello.cluster(), node));
      }
      channel.send(
          Message.say("pair")
              .with("node", self.id())
              .with("cluster", self.credentials().cluster())
              .withBytes("authorities", Membership.encode(self.authorities())));
      byte[] before = channel.transcript();
      Message offer = channel.receive("offer", JoinChannel.PATIENCE);
      EnrollmentRequest request = EnrollmentRequest.read(offer.allBytes("requests"));
      if (!request.node().equals(node)
          || !Arrays.equals(
              request.keys().getFirst().getEncoded(), channel.peer().getPublicKey().getEncoded())) {
        throw new IOException(node + " asks for certificates of keys that are not its own");
      }
      byte[] nonce = new byte[PairingCode.NONCE];
      random.nextBytes(nonce);
      channel.send(Message.say("nonce").with("nonce", nonce));
      byte[] theirs = channel.receive("nonce", JoinChannel.PATIENCE).bytes("nonce");
      if (!MessageDigest.isEqual(
          PairingCode.commitment(before, theirs), offer.bytes("commitment"))) {
        throw new IOException(
            node + " changed its mind about its part of the code: somebody may be in between");
      }
      String string = PairingCode.string(channel.transcript());
      Instant until = clock.instant().plus(Candidate.CODE_LIFE);
      return new Acceptance(channel, node, offer, string, until);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The digits with which the code on the other screen begins, if nobody is in between. */
  String string() {
    return string;
  }

  Instant until() {
    return until;
  }

  /**
   * Ends it.
   *
   * @param code what a person has read from the other screen
   * @throws IOException if it is the wrong one; the conversation is over then, too
   */
  void admit(PairingCode code, Admitting admitting) throws IOException {
    try (channel) {
      if (!code.string().equals(string)) {
        throw new IOException(
            "the code must begin with %s, and does not: it is mistyped, or somebody is in between; nobody was admitted"
                .formatted(string));
      }
      channel.send(Message.say("admit").with("secret", code.secret()));
      channel.receive("agreed", JoinChannel.PATIENCE);
      channel.send(admitting.admit(requests, broker));
      channel.receive("joined", ADOPT);
    } catch (EOFException e) {
      throw new IOException(
          "%s has ended the conversation; roost:nodes shows it if it has joined all the same"
              .formatted(node),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
