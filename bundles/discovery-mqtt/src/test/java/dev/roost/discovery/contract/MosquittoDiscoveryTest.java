package dev.roost.discovery.contract;

import static dev.roost.discovery.contract.Expect.awaitMessages;
import static dev.roost.discovery.contract.Expect.awaitState;
import static dev.roost.discovery.contract.Expect.find;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.NodeView;
import dev.roost.discovery.internal.MqttDiscovery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The contract with Roost's own broker, and what only it promises. */
class MosquittoDiscoveryTest extends DiscoveryContract {

  private static final byte[] SOMETHING = "{}".getBytes(StandardCharsets.UTF_8);

  @Override
  TestBroker broker(TestCluster cluster, int port) throws Exception {
    return new MosquittoBroker(cluster, "hub", port);
  }

  @Test
  void letsANodeWriteOnlyUnderItsOwnName() throws Exception {
    Observer reader = cluster.observer("observer", broker.address());
    Observer node = cluster.observer("node-2", broker.address());

    node.publish("roost/1/barn/node/node-1/status", SOMETHING, true);
    node.publish("roost/1/barn/elsewhere", SOMETHING, false);
    node.publish("roost/1/other/event/migration", SOMETHING, false);
    node.publish("roost/1/barn/node/node-2/health", SOMETHING, false);
    node.publish("roost/1/barn/event/migration", SOMETHING, false);

    // The broker keeps the order of one sender: once the last is there, so are all.
    awaitMessages(reader, "roost/1/barn/event/migration", 1);
    assertThat(reader.all())
        .extracting(Observer.Seen::topic)
        .containsExactly("roost/1/barn/node/node-2/health", "roost/1/barn/event/migration");
  }

  @Test
  void goesToTheNextBrokerAndBackToTheFirst() throws Exception {
    try (MosquittoBroker spare = new MosquittoBroker(cluster, "spare", TestBroker.freePort())) {
      spare.start();
      MqttDiscovery first = cluster.node("node-1", broker.address(), spare.address());
      MqttDiscovery second = cluster.node("node-2", broker.address(), spare.address());
      awaitState(first, "node-2", NodeView.State.READY, Duration.ofSeconds(10));
      broker.kill();

      awaitAt(first, spare);
      awaitAt(second, spare);
      awaitState(first, "node-2", NodeView.State.READY, Duration.ofSeconds(10));

      broker.start();
      awaitAt(first, broker);
      awaitAt(second, broker);
      Await.until(
          "load comes again",
          Duration.ofSeconds(10),
          () -> find(first, "node-2").orElseThrow().ageMs() < 1_500,
          first::nodes);
      awaitState(first, "node-2", NodeView.State.READY, Duration.ofSeconds(10));
    }
  }

  private static void awaitAt(MqttDiscovery node, TestBroker broker) throws Exception {
    Await.until(
        "it is connected to port " + broker.port(),
        Duration.ofSeconds(20),
        () -> node.status().sentence().endsWith(":" + broker.port()) && node.status().connected(),
        node::status);
  }
}
