package dev.roost.node.joining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.testkit.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes in namespaces on one bridge, with the image's own roost-join; needs root, as nodes do. */
class JoiningOnNetworkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @TempDir private Path directory;
  private NodeOnNetwork bridge;
  private NodeOnNetwork attic;
  private NodeOnNetwork kitchen;

  @BeforeEach
  void start() throws Exception {
    bridge = NodeOnNetwork.bridge(directory);
    attic = NodeOnNetwork.plugged(bridge, directory.resolve("attic"), "attic", 1);
  }

  @AfterEach
  void stop() throws IOException {
    kitchen.close();
    attic.close();
    bridge.close();
  }

  private static String code(NodeOnNetwork node) {
    return Await.value(
            "a code",
            PATIENCE,
            () ->
                Optional.of(node.file("/run/roost-agent/pairing")).filter(text -> !text.isEmpty()))
        .replaceFirst(".* ", "");
  }

  private static void authorityIsThatOf(NodeOnNetwork founder, NodeOnNetwork member)
      throws IOException {
    for (String file : new String[] {"ca.crt.pem", "ca.mldsa.crt.pem"}) {
      assertThat(member.file("/var/lib/roost/keys/" + file))
          .isNotEmpty()
          .isEqualTo(founder.file("/var/lib/roost/keys/" + file));
    }
    assertThat(member.file("/var/lib/roost/authority/ca.key.pem")).isEmpty();
    assertThat(member.file("/var/lib/roost/cluster")).isEqualTo("attic");
  }

  @Test
  void twoNodesFindEachOtherAndPairAndAThirdOneFollowsByToken() throws Exception {
    kitchen = NodeOnNetwork.plugged(bridge, directory.resolve("kitchen"), "kitchen", 2);
    Await.until(
        "attic sees kitchen waiting",
        PATIENCE,
        () -> attic.ask("waiting", "waiting").equals("kitchen"));

    String begins = attic.ask("pair kitchen", "begins");
    String code = code(kitchen);
    assertThat(code).startsWith(begins + "-");
    assertThat(attic.ask("admit kitchen " + code, "admitted")).isEqualTo("kitchen");
    kitchen.says("agent kitchen of attic");
    authorityIsThatOf(attic, kitchen);
    Await.until(
        "attic sees that nobody waits", PATIENCE, () -> attic.ask("waiting", "waiting").isEmpty());

    String token = attic.ask("token", "token");
    try (NodeOnNetwork cellar =
        NodeOnNetwork.plugged(bridge, directory.resolve("cellar"), "cellar", 3, token)) {
      cellar.says("agent cellar of attic");
      authorityIsThatOf(attic, cellar);
      attic.says("brokers ssl://127.0.0.1:8883,ssl://kitchen.local:8883,ssl://cellar.local:8883");
      kitchen.says("brokers ssl://attic.local:8883,ssl://127.0.0.1:8883,ssl://cellar.local:8883");
    }
  }

  @Test
  void aTokenIsTriedUntilItsIssuerIsThere() throws Exception {
    String token = attic.ask("token", "token");
    attic.close();
    kitchen = NodeOnNetwork.plugged(bridge, directory.resolve("kitchen"), "kitchen", 2, token);
    Await.until(
        "a fault on the screen",
        PATIENCE,
        () -> kitchen.file("/run/roost-agent/fault-join").contains("is not reached"));
    // With another address, so that it is only found by DNS-SD.
    attic = NodeOnNetwork.plugged(bridge, directory.resolve("attic"), "attic", 9);
    kitchen.says("agent kitchen of attic");
    Await.until(
        "the fault is gone", PATIENCE, () -> kitchen.file("/run/roost-agent/fault-join").isEmpty());
    authorityIsThatOf(attic, kitchen);
  }
}
