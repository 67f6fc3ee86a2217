package dev.roost.trust;

import static dev.roost.trust.TrustException.Fault.BAD_SIGNATURE;
import static dev.roost.trust.TrustException.Fault.EXPIRED;
import static dev.roost.trust.TrustException.Fault.MALFORMED;
import static dev.roost.trust.TrustException.Fault.TRUNCATED;
import static dev.roost.trust.TrustException.Fault.UNKNOWN_AUTHORITY;
import static dev.roost.trust.TrustException.Fault.WRONG_SIGNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.roost.wire.WireException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

  private static final byte[] CONTENT = "what a vouches for".getBytes();

  @TempDir Path dir;
  private NodeCredentials a;
  private NodeCredentials b;
  private byte[] cms;

  @BeforeEach
  void sign() throws IOException {
    Cluster cluster = new Cluster(dir, "nest");
    a = cluster.node("a");
    b = cluster.node("b");
    cms = new ManifestSigner(a).sign(CONTENT);
  }

  @Test
  void opensWhatAnotherNodeSigned() throws TrustException {
    assertThat(new ManifestVerifier(b).verify(cms, "a")).isEqualTo(CONTENT);
  }

  @Test
  void carriesBothSignatures() throws TrustException {
    assertThat(SignedContent.parse(cms).signers()).hasSize(2);
  }

  @Test
  void refusesAStrippedSecondSignature() {
    byte[] single = new ManifestSigner(ed25519Only(a)).sign(CONTENT);
    assertFault(BAD_SIGNATURE, b, single, "a");
  }

  @Test
  void opensASingleSignatureWhereTheClusterHasNoSecond() throws TrustException {
    byte[] single = new ManifestSigner(ed25519Only(a)).sign(CONTENT);
    assertThat(new ManifestVerifier(ed25519Only(b)).verify(single, "a")).isEqualTo(CONTENT);
  }

  @Test
  void refusesAnAlteredContent() {
    int at = indexOf(cms, CONTENT);
    assertFault(BAD_SIGNATURE, b, Cluster.flipped(cms, at * 8), "a");
  }

  @Test
  void refusesAnyAlteredBitOrOpensTheSameContent() {
    // Also that nothing but TrustException comes out: Bouncy Castle has unchecked ones in many
    // places.
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("ManifestTest seed " + seed);
    Random random = new Random(seed);
    ManifestVerifier verifier = new ManifestVerifier(b);
    for (int round = 0; round < 300; round++) {
      int bit = random.nextInt(cms.length * 8);
      try {
        // Unsigned ASN.1 wrapping may change without changing what was signed; the content may not.
        assertThat(verifier.verify(Cluster.flipped(cms, bit), "a"))
            .as("seed %d bit %d", seed, bit)
            .isEqualTo(CONTENT);
      } catch (TrustException refused) {
        assertThat(refused.fault()).isNotNull();
      }
    }
  }

  @Test
  void refusesEveryTruncation() {
    for (int length = 0; length < cms.length; length += 97) {
      assertFault(TRUNCATED, b, Arrays.copyOf(cms, length), "a");
    }
  }

  @Test
  void refusesBytesBehindTheSignature() {
    assertFault(MALFORMED, b, Arrays.copyOf(cms, cms.length + 1), "a");
  }

  @Test
  void refusesWhatIsNoSignedData() {
    assertFault(MALFORMED, b, "not a CMS at all".getBytes(), "a");
    assertFault(MALFORMED, b, new byte[ManifestVerifier.MAX_CMS_BYTES + 1], "a");
  }

  @Test
  void refusesAnotherSigner() {
    assertFault(WRONG_SIGNER, b, cms, "c");
  }

  @Test
  void refusesAForeignAuthority() throws IOException {
    NodeCredentials stranger = new Cluster(dir.resolve("other"), "nest").node("a");
    byte[] foreign = new ManifestSigner(stranger).sign(CONTENT);
    assertFault(UNKNOWN_AUTHORITY, b, foreign, "a");
  }

  @Test
  void refusesCertificatesThatAreOverOrNotBegun() {
    for (int days : new int[] {-30, 3 * 365}) {
      Instant then = Instant.now().plus(Duration.ofDays(days));
      ManifestVerifier verifier = new ManifestVerifier(b, Cluster.at(then));
      assertThatThrownBy(() -> verifier.verify(cms, "a"))
          .asInstanceOf(type(TrustException.class))
          .extracting(TrustException::fault)
          .isEqualTo(EXPIRED);
    }
  }

  @Test
  void readsBackEveryField() throws WireException {
    TransferManifest manifest = Cluster.departure("t", "a", "b");
    TransferManifest read = TransferManifest.fromBytes(manifest.toBytes());
    assertThat(read).isEqualTo(manifest).usingRecursiveComparison().isEqualTo(manifest);
    assertThat(read.toBytes()).isEqualTo(manifest.toBytes());
  }

  @Test
  void refusesEveryTruncatedOrExtendedManifest() {
    byte[] bytes = Cluster.departure("t", "a", "b").toBytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> TransferManifest.fromBytes(part)).isInstanceOf(WireException.class);
    }
    assertThatThrownBy(() -> TransferManifest.fromBytes(Arrays.copyOf(bytes, bytes.length + 1)))
        .hasMessage("manifest has 1 bytes more than its format");
  }

  private static NodeCredentials ed25519Only(NodeCredentials node) {
    return new NodeCredentials(
        node.nodeId(), node.cluster(), List.of(node.identities().getFirst()));
  }

  private static void assertFault(
      TrustException.Fault fault, NodeCredentials verifier, byte[] cms, String signer) {
    var refusal =
        catchThrowableOfType(
            TrustException.class, () -> new ManifestVerifier(verifier).verify(cms, signer));
    assertThat(refusal).as("refusal").isNotNull();
    assertThat(refusal.fault()).as(refusal.getMessage()).isEqualTo(fault);
    assertThat(refusal.getMessage()).startsWith(fault + ": ").doesNotContain("\n");
  }

  private static int indexOf(byte[] whole, byte[] part) {
    for (int i = 0; i <= whole.length - part.length; i++) {
      if (Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }
}
