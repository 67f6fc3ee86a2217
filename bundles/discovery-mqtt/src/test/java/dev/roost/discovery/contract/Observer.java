package dev.roost.discovery.contract;

import dev.roost.discovery.internal.Tls;
import dev.roost.discovery.link.MqttLink;
import dev.roost.discovery.link.PahoConnector;
import dev.roost.trust.NodeCredentials;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down every message. */
final class Observer implements MqttLink.Listener, AutoCloseable {

  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final MqttLink link;

  /**
   * One message.
   *
   * @param topic where
   * @param payload what
   * @param atNs when, in nanoseconds of a monotonic clock
   */
  record Seen(String topic, byte[] payload, long atNs) {
    String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return topic + " " + text();
    }
  }

  Observer(NodeCredentials credentials, URI broker, String filter) throws IOException {
    PahoConnector connector =
        new PahoConnector(
            Tls.context(credentials, null), PahoConnector.HostNames.ANY, PahoConnector.Login.NONE);
    MqttLink.Message will =
        new MqttLink.Message(
            "roost/1/" + credentials.cluster() + "/node/" + credentials.nodeId() + "/gone",
            new byte[0],
            0,
            false,
            0);
    link = connector.open(broker, "observer-" + credentials.nodeId(), will, this);
    link.subscribe(List.of(filter));
  }

  List<Seen> of(String topic) {
    return seen.stream().filter(message -> message.topic().equals(topic)).toList();
  }

  List<Seen> all() {
    return List.copyOf(seen);
  }

  void publish(String topic, byte[] payload, boolean retained) throws IOException {
    link.publish(new MqttLink.Message(topic, payload, 1, retained, 0));
  }

  @Override
  public void arrived(String topic, byte[] payload) {
    seen.add(new Seen(topic, payload, System.nanoTime()));
  }

  @Override
  public void sent() {
    // The tests look for the effect.
  }

  @Override
  public void lost(String reason) {
    // A killed broker is what some of them are about.
  }

  @Override
  public void close() {
    link.close();
  }
}
