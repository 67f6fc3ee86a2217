package dev.roost.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.NodeView;
import dev.roost.discovery.internal.MqttDiscovery;
import dev.roost.discovery.message.Topics.Kind;
import dev.roost.testkit.Await;
import dev.roost.trust.NodeCredentials;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real node on a real Mosquitto, and others that talk; nothing here depends on time. */
@Timeout(600)
class TelemetryTest {

  private static final Duration SOON = Duration.ofSeconds(120);
  private static final int WINDOW = 32;
  private static final int ROUNDS = 20;

  /** Nobody speaks before all are there, and that means nothing here. */
  private static final int LOST_AFTER_MS = 3_600_000;

  @Test
  void whatANodeHearsDoesNotGrowFrom50To200Nodes() throws IOException {
    try (Workshop workshop = Workshop.open()) {
      for (int size : new int[] {50, 200}) {
        // The window slides meanwhile: the broker ends a subscription before it begins another.
        assertThat(heard(workshop, size))
            .as("loads heard of %d that %d nodes said each", ROUNDS, size)
            .isBetween((long) ROUNDS * WINDOW * 3 / 4, (long) ROUNDS * WINDOW * 5 / 4);
      }
    }
  }

  private static long heard(Workshop workshop, int size) throws IOException {
    NodeCredentials node = workshop.credentials("real");
    try (LocalBroker broker = LocalBroker.start(workshop);
        MqttDiscovery discovery =
            new MqttDiscovery(
                TelemetryNode.settings(
                    node,
                    workshop.of("real").resolve("state-" + size),
                    broker.address(),
                    LOST_AFTER_MS,
                    WINDOW,
                    4),
                () -> null,
                () -> null,
                () -> null);
        Crowd crowd = Crowd.join(workshop, broker.address(), size)) {
      discovery.start();
      Await.until(
          "the node knows all and listens to some",
          SOON,
          () -> discovery.nodes().size() > size && discovery.listened().size() == WINDOW);
      for (int round = 0; round < ROUNDS; round++) {
        crowd.round();
        assertThat(discovery.listened()).hasSize(WINDOW);
      }
      // What each says last comes after its loads.
      crowd.leave();
      Await.until("all are heard to go", SOON, () -> count(discovery) == size);
      assertThat(discovery.faults()).isEmpty();
      return discovery.received().getOrDefault(Kind.LOAD, 0L);
    }
  }

  private static long count(MqttDiscovery discovery) {
    return discovery.nodes().stream()
        .filter(node -> node.state() == NodeView.State.LEAVING)
        .count();
  }
}
