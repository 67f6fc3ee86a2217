package dev.roost.discovery.contract;

import dev.roost.api.NodeView;
import dev.roost.discovery.contract.Observer.Seen;
import dev.roost.discovery.internal.MqttDiscovery;
import dev.roost.discovery.message.Envelope;
import dev.roost.discovery.message.LoadMessage;
import dev.roost.discovery.message.StatusMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the contract waits for and reads. */
final class Expect {

  private Expect() {}

  static String status(String node) {
    return "roost/1/barn/node/" + node + "/status";
  }

  static String loads(String node) {
    return "roost/1/barn/node/" + node + "/load";
  }

  static StatusMessage status(Seen seen) throws Exception {
    return StatusMessage.parse(Envelope.open(seen.payload()).payload());
  }

  static LoadMessage load(Seen seen) throws Exception {
    return LoadMessage.parse(Envelope.open(seen.payload()).payload());
  }

  static Optional<NodeView> find(MqttDiscovery discovery, String node) {
    return discovery.nodes().stream().filter(view -> view.id().equals(node)).findFirst();
  }

  static void awaitState(MqttDiscovery discovery, String node, NodeView.State state, Duration limit)
      throws Exception {
    Await.until(
        node + " is " + state,
        limit,
        () -> find(discovery, node).filter(view -> view.state() == state).isPresent(),
        discovery::nodes);
  }

  static void awaitConnected(MqttDiscovery discovery) throws Exception {
    Await.until(
        "it is connected", Await.SOON, () -> discovery.status().connected(), discovery::status);
  }

  static void awaitMessages(Observer observer, String topic, int count) throws Exception {
    Await.until(
        count + " messages in " + topic,
        Await.SOON,
        () -> observer.of(topic).size() >= count,
        observer::all);
  }

  /** Threads of ours and of the client library's. */
  static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("MQTT") || name.startsWith("roost-discovery"))
        .toList();
  }
}
