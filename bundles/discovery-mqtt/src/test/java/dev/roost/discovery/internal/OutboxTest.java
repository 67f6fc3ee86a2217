package dev.roost.discovery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.discovery.link.MqttLink.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {

  private static final byte[] BYTES = {1};

  private final Outbox outbox = new Outbox();

  @Test
  void saysTheBirthFirstAndAllStateAgainAfterAReconnection() {
    outbox.retain("health", BYTES);
    outbox.retain("status", BYTES);
    outbox.event("event", BYTES);
    drain();

    outbox.startAgain("status");

    assertThat(drain()).containsExactly("status", "health");
  }

  @Test
  void removesWhatWasClearedWhileNobodyListened() {
    outbox.retain("process/1", BYTES);
    drain();
    outbox.clear("process/1");
    outbox.startAgain("status");

    assertThat(outbox.next().topic()).isEqualTo("status");
    Message removal = outbox.next();
    assertThat(removal.topic()).isEqualTo("process/1");
    assertThat(removal.payload()).isEmpty();
    assertThat(removal.retained()).isTrue();
  }

  @Test
  void keepsOnlyTheNewestLoad() {
    outbox.load("load", new byte[] {1}, 3);
    outbox.load("load", new byte[] {2}, 3);

    assertThat(outbox.next().payload()).containsExactly(2);
    assertThat(outbox.next()).isNull();
  }

  @Test
  void dropsTheOldestEventsAndCountsThem() {
    for (int i = 0; i < 600; i++) {
      outbox.event("event/" + i, BYTES);
    }

    assertThat(outbox.dropped()).isEqualTo(88);
    assertThat(drain()).hasSize(512).startsWith("event/88").endsWith("event/599");
  }

  private List<String> drain() {
    List<String> topics = new ArrayList<>();
    for (Message message = outbox.next(); message != null; message = outbox.next()) {
      topics.add(message.topic());
    }
    return topics;
  }
}
