package dev.roost.node.joining;

import dev.roost.trust.EnrollmentRequest;
import dev.roost.trust.Membership;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The waiting end of a pairing: shows the code, and joins whoever was told it. */
final class Candidate {

  /** How long a code is good. */
  static final Duration CODE_LIFE = Duration.ofMinutes(5);

  /** How long certificates may take: under emulation, minutes. */
  static final Duration ISSUE = Duration.ofMinutes(10);

  /** One in two thousand for somebody who does not see the screen. */
  private static final int MOST_FAILURES = 5;

  private static final Logger LOG = LoggerFactory.getLogger(Candidate.class);

  private final ThisNode self;
  private final Adoption adoption;
  private final Screen screen;
  private final SecureRandom random;
  private final Duration codeLife;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicInteger failures = new AtomicInteger();

  Candidate(
      ThisNode self, Adoption adoption, Screen screen, SecureRandom random, Duration codeLife) {
    this.self = self;
    this.adoption = adoption;
    this.screen = screen;
    this.random = random;
    this.codeLife = codeLife;
  }

  /** Goes on with a conversation in which the other side said {@code pair}. */
  void pair(JoinChannel channel, Message pair) throws IOException {
    if (!self.waits()) {
      throw new RefusedException(
          "%s does not wait: it is in the cluster %s"
              .formatted(self.id(), self.credentials().cluster()));
    }
    if (failures.get() >= MOST_FAILURES) {
      throw new RefusedException(
          "%s was told %d wrong codes, and pairs no more until it is started again"
              .formatted(self.id(), MOST_FAILURES));
    }
    if (!busy.compareAndSet(false, true)) {
      throw new RefusedException(
          self.id() + " is pairing with another node; its screen says with which");
    }
    try {
      converse(channel, pair);
    } finally {
      screen.clear(Screen.Line.CODE);
      busy.set(false);
    }
  }

  private void converse(JoinChannel channel, Message pair) throws IOException {
    String node = Hello.name(pair.text("node"));
    String cluster = Hello.name(pair.text("cluster"));
    List<X509Certificate> authorities = Membership.parse(pair.allBytes("authorities"));
    byte[] nonce = new byte[PairingCode.NONCE];
    random.nextBytes(nonce);
    byte[] commitment = PairingCode.commitment(channel.transcript(), nonce);
    channel.send(
        Message.say("offer")
            .withBytes("requests", EnrollmentRequest.of(self.credentials()))
            .with("broker", self.settings().broker())
            .with("commitment", commitment));
    // The other's nonce comes before ours is said: neither side can choose the code.
    channel.receive("nonce", JoinChannel.PATIENCE);
    channel.send(Message.say("nonce").with("nonce", nonce));
    String secret = String.format(Locale.ROOT, "%04d", random.nextInt(10_000));
    PairingCode code = new PairingCode(PairingCode.string(channel.transcript()), secret);
    screen.show(
        Screen.Line.CODE,
        "%s takes this node into the cluster %s: the code is %s".formatted(node, cluster, code));
    Message told = told(channel);
    if (!MessageDigest.isEqual(secret.getBytes(), told.text("secret").getBytes())) {
      failures.incrementAndGet();
      throw new RefusedException("the code is not the one on the screen of " + self.id());
    }
    channel.send(Message.say("agreed"));
    Message admitted = channel.receive("admitted", ISSUE);
    adoption.adopt(admitted, cluster, authorities, () -> tellJoined(channel, node));
  }

  private Message told(JoinChannel channel) throws IOException {
    try {
      return channel.receive("admit", codeLife);
    } catch (SocketTimeoutException e) {
      throw new IOException(
          "the code was not told to %s within %d s".formatted(self.id(), codeLife.toSeconds()), e);
    }
  }

  private static void tellJoined(JoinChannel channel, String node) {
    try {
      channel.send(Message.say("joined"));
    } catch (IOException e) {
      LOG.warn("{} was not told that this node has joined: {}", node, e.getMessage(), e);
    }
  }
}
