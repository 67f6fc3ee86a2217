package dev.roost.discovery.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.discovery.message.BadMessageException.Fault;
import dev.roost.trust.ClusterAuthority;
import dev.roost.trust.NodeCredentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvelopeTest {

  private static final String TOPIC = "roost/1/barn/node/node-1/load";

  @TempDir Path root;

  private NodeCredentials node;
  private NodeSigner signer;
  private NodeKey key;

  @BeforeEach
  void enroll() throws Exception {
    node = credentials("ca", "node-1");
    signer = new NodeSigner("node-1", node.privateKey());
    key = NodeKey.of(pem(node), "node-1", "barn", node.authority());
  }

  @Test
  void carriesThePayloadByteForByte() throws Exception {
    byte[] message = Envelope.seal(TOPIC, Map.of("text", "Grüße \"{}\""), signer);

    Envelope envelope = Envelope.open(message);

    envelope.verify(TOPIC, key);
    assertThat(envelope.signer()).isEqualTo("node-1");
    assertThat(new String(envelope.payload(), StandardCharsets.UTF_8))
        .isEqualTo("{\"text\":\"Grüße \\\"{}\\\"\"}");
  }

  @Test
  void mayBeWrittenByAnotherProgramWithSpacesAndInAnyOrder() throws Exception {
    String payload = "{ \"a\" : [1, {\"b\":2}] }";
    byte[] signed = signer.sign((TOPIC + "\n" + payload).getBytes(StandardCharsets.UTF_8));
    String message =
        "{ \"signature\" : \"%s\", \"payload\" :  %s , \"extra\":[{}], \"signer\":\"node-1\"}"
            .formatted(Base64.getEncoder().encodeToString(signed), payload);

    Envelope envelope = Envelope.open(message.getBytes(StandardCharsets.UTF_8));

    envelope.verify(TOPIC, key);
    assertThat(new String(envelope.payload(), StandardCharsets.UTF_8)).isEqualTo(payload);
  }

  @Test
  void isWorthNothingInAnotherTopic() throws Exception {
    Envelope envelope = Envelope.open(Envelope.seal(TOPIC, Map.of(), signer));

    assertFault(Fault.SIGNATURE, () -> envelope.verify(TOPIC + "/x", key));
  }

  @Test
  void isRefusedWhenAnyByteOfThePayloadIsChanged() throws Exception {
    byte[] message = Envelope.seal(TOPIC, Map.of("cpus", 4), signer);
    message["{\"payload\":{\"cpus\":".length()]++;

    assertFault(Fault.SIGNATURE, () -> Envelope.open(message).verify(TOPIC, key));
  }

  @Test
  void isRefusedWhenItIsNotAnEnvelope() {
    for (String text :
        List.of(
            "",
            "x",
            "[]",
            "{",
            "{}",
            "{\"payload\":1,\"signer\":\"a\",\"signature\":\"\"}",
            "{\"payload\":{},\"signer\":\"a\",\"signature\":\"?\"}",
            "{\"payload\":{},\"payload\":{},\"signer\":\"a\",\"signature\":\"\"}")) {
      assertFault(Fault.FORMAT, () -> Envelope.open(text.getBytes(StandardCharsets.UTF_8)));
    }
    assertFault(Fault.FORMAT, () -> Envelope.open(new byte[Envelope.LONGEST + 1]));
  }

  @Test
  void takesKeysOnlyFromCertificatesOfTheClusterForThatNode() throws Exception {
    NodeCredentials stranger = credentials("other-ca", "node-1");

    assertFault(
        Fault.CERTIFICATE, () -> NodeKey.of(pem(stranger), "node-1", "barn", node.authority()));
    assertFault(Fault.CERTIFICATE, () -> NodeKey.of(pem(node), "node-2", "barn", node.authority()));
    assertFault(Fault.CERTIFICATE, () -> NodeKey.of(pem(node), "node-1", "shed", node.authority()));
    assertFault(
        Fault.CERTIFICATE, () -> NodeKey.of("nonsense", "node-1", "barn", node.authority()));
  }

  private NodeCredentials credentials(String authority, String id) throws IOException {
    Path keys = root.resolve(authority + "-" + id);
    ClusterAuthority.create(root.resolve(authority), "barn").issue(id, keys, List.of());
    return NodeCredentials.load(keys);
  }

  private static String pem(NodeCredentials node) throws Exception {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(node.certificate().getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  private interface Action {
    void run() throws Exception;
  }

  private static void assertFault(Fault fault, Action action) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            BadMessageException.class, e -> assertThat(e.fault()).isEqualTo(fault));
  }
}
