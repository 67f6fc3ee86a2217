package dev.roost.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roost.trust.TrustException.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestGateTest {

  private static final byte[] SHA = Cluster.sha256(Cluster.STREAM);
  private static final int BYTES = Cluster.STREAM.length;

  @TempDir Path dir;
  private final MovableClock clock = new MovableClock();
  private ManifestSigner a;
  private ManifestSigner c;
  private ManifestGate gate;

  @BeforeEach
  void openGateAtB() throws IOException {
    Cluster cluster = new Cluster(dir, "nest");
    a = new ManifestSigner(cluster.node("a"));
    c = new ManifestSigner(cluster.node("c"));
    gate = new ManifestGate(cluster.node("b"), clock, new SecureRandom());
  }

  @Test
  void admitsWhatItAskedFor() throws TrustException {
    String ticket = gate.issueTicket("a");
    TransferManifest manifest = Cluster.departure(ticket, "a", "b");
    assertThat(gate.admit(a.sign(manifest.toBytes()), "a", SHA, BYTES)).isEqualTo(manifest);
  }

  @Test
  void refusesReplayedManifest() throws TrustException {
    byte[] cms = signed(gate.issueTicket("a"));
    gate.admit(cms, "a", SHA, BYTES);
    assertRefused(Fault.REPLAYED, cms, "a", SHA, BYTES);
  }

  @Test
  void refusesSecondAttemptWithTheSameTicketAfterARefusal() {
    String ticket = gate.issueTicket("a");
    assertRefused(Fault.TRUNCATED, signed(ticket), "a", SHA, BYTES - 1);
    assertRefused(Fault.REPLAYED, signed(ticket), "a", SHA, BYTES);
  }

  @Test
  void refusesTicketThatWasNeverIssued() {
    assertRefused(Fault.STALE, signed("f".repeat(32)), "a", SHA, BYTES);
  }

  @Test
  void refusesTicketAfterFiveMinutes() throws TrustException {
    byte[] inTime = signed(gate.issueTicket("a"));
    clock.advance(Duration.ofMinutes(5));
    gate.admit(inTime, "a", SHA, BYTES);
    byte[] late = signed(gate.issueTicket("a"));
    clock.advance(Duration.ofMinutes(5).plusMillis(1));
    assertRefused(Fault.STALE, late, "a", SHA, BYTES);
  }

  @Test
  void refusesTicketOfAnotherPeer() {
    byte[] cms = c.sign(Cluster.departure(gate.issueTicket("a"), "c", "b").toBytes());
    assertRefused(Fault.WRONG_SIGNER, cms, "c", SHA, BYTES);
  }

  @Test
  void refusesWrongAddressee() {
    byte[] cms = a.sign(Cluster.departure(gate.issueTicket("a"), "a", "c").toBytes());
    assertRefused(Fault.WRONG_ADDRESSEE, cms, "a", SHA, BYTES);
  }

  @Test
  void refusesDepartureToTheHomeItself() {
    TransferManifest manifest = Cluster.departure(gate.issueTicket("a"), "a", "b");
    TransferManifest toHome =
        new TransferManifest(
            manifest.id(),
            manifest.kind(),
            manifest.ticket(),
            manifest.pid(),
            "b",
            "a",
            "b",
            manifest.createdEpochMs(),
            manifest.kernelRelease(),
            manifest.kernelVersion(),
            manifest.vdsoSha256(),
            manifest.cpuFeatures(),
            manifest.stateBytes(),
            manifest.memoryBytes(),
            manifest.streamSha256());
    assertRefused(Fault.WRONG_ADDRESSEE, a.sign(toHome.toBytes()), "a", SHA, BYTES);
  }

  @Test
  void refusesManifestPassedOnByAnotherNode() {
    byte[] cms = signed(gate.issueTicket("a"));
    assertRefused(Fault.WRONG_SIGNER, cms, "c", SHA, BYTES);
    byte[] claimsToBeA = c.sign(Cluster.departure(gate.issueTicket("c"), "a", "b").toBytes());
    assertRefused(Fault.WRONG_SIGNER, claimsToBeA, "c", SHA, BYTES);
  }

  @Test
  void refusesAlteredStream() {
    byte[] altered = Cluster.sha256(Cluster.flipped(Cluster.STREAM, 3));
    assertRefused(Fault.DIGEST_MISMATCH, signed(gate.issueTicket("a")), "a", altered, BYTES);
  }

  @Test
  void refusesTruncatedAndExtendedStream() {
    byte[] part = Cluster.sha256(Arrays.copyOf(Cluster.STREAM, BYTES - 1));
    assertRefused(Fault.TRUNCATED, signed(gate.issueTicket("a")), "a", part, BYTES - 1);
    assertRefused(Fault.DIGEST_MISMATCH, signed(gate.issueTicket("a")), "a", SHA, BYTES + 1);
  }

  @Test
  void refusesExpiredCertificate() {
    byte[] cms = signed(gate.issueTicket("a"));
    clock.advance(Duration.ofDays(3 * 365));
    assertRefused(Fault.EXPIRED, cms, "a", SHA, BYTES);
  }

  @Test
  void refusesForeignAuthority() throws IOException {
    ManifestSigner stranger =
        new ManifestSigner(new Cluster(dir.resolve("other"), "nest").node("a"));
    byte[] cms = stranger.sign(Cluster.departure(gate.issueTicket("a"), "a", "b").toBytes());
    assertRefused(Fault.UNKNOWN_AUTHORITY, cms, "a", SHA, BYTES);
  }

  @Test
  void refusesSignedBytesThatAreNoManifest() {
    assertRefused(Fault.MALFORMED, a.sign(new byte[] {1, 2, 3}), "a", SHA, BYTES);
  }

  @Test
  void greedyPeerLosesOnlyItsOwnTickets() throws TrustException {
    byte[] ofA = signed(gate.issueTicket("a"));
    String firstOfC = gate.issueTicket("c");
    for (int i = 0; i < TicketBook.MAX_PER_PEER; i++) {
      gate.issueTicket("c");
    }
    byte[] ofC = c.sign(Cluster.departure(firstOfC, "c", "b").toBytes());
    assertRefused(Fault.STALE, ofC, "c", SHA, BYTES);
    gate.admit(ofA, "a", SHA, BYTES);
  }

  private byte[] signed(String ticket) {
    return a.sign(Cluster.departure(ticket, "a", "b").toBytes());
  }

  private void assertRefused(Fault fault, byte[] cms, String peer, byte[] sha, long bytes) {
    var refusal =
        catchThrowableOfType(TrustException.class, () -> gate.admit(cms, peer, sha, bytes));
    assertThat(refusal).as("refusal").isNotNull();
    assertThat(refusal.fault()).as(refusal.getMessage()).isEqualTo(fault);
  }

  private static final class MovableClock extends Clock {
    private Instant now = Instant.now();

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }
  }
}
