package dev.roost.discovery.link;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * One connection to a broker, from its beginning to its end. It is never mended: after {@link
 * Listener#lost} it is closed, and a new one is opened. Used by one thread.
 */
public interface MqttLink extends AutoCloseable {

  /**
   * Hands a message over to the client library; returns at once. {@link Listener#sent} follows for
   * each message that was accepted.
   *
   * @throws IOException if it was not accepted; the link is then of no more use
   */
  void publish(Message message) throws IOException;

  /**
   * Subscribes with QoS 1 and waits for the broker's answer.
   *
   * @throws IOException if the broker refuses one of the filters or does not answer
   */
  void subscribe(List<String> filters) throws IOException;

  /**
   * Begins to listen to {@code filters} with QoS 0; returns at once. If the broker refuses one, the
   * link is {@linkplain Listener#lost lost}.
   *
   * @throws IOException if it was not accepted; the link is then of no more use
   */
  void listen(List<String> filters) throws IOException;

  /**
   * Listens to {@code filters} no more; returns at once. What is under way may still arrive.
   *
   * @throws IOException if it was not accepted; the link is then of no more use
   */
  void ignore(List<String> filters) throws IOException;

  /** Says goodbye if the connection still is one (no will is published), and ends all threads. */
  @Override
  void close();

  /**
   * A message to be published.
   *
   * @param topic full topic
   * @param payload the bytes; empty and retained removes a retained message
   * @param qos 0 or 1
   * @param retained whether the broker keeps it for later subscribers
   * @param expirySeconds after which the broker may throw it away, or 0 for never
   */
  record Message(String topic, byte[] payload, int qos, boolean retained, int expirySeconds) {}

  /** Hears of one connection, on threads of the client library; must not wait. */
  interface Listener {
    /** A message came. */
    void arrived(String topic, byte[] payload);

    /** One message that was published has been taken over by the broker, or was given up. */
    void sent();

    /** The connection ended without our doing. Called at most once. */
    void lost(String reason);
  }

  /** Opens connections. */
  interface Connector {
    /**
     * Opens one, as a clean session, and waits for the broker's answer.
     *
     * @param broker {@code ssl://HOST:PORT}
     * @param clientId name of the session at the broker
     * @param will published by the broker if the connection ends without a goodbye
     * @throws IOException with one sentence if it cannot be opened
     */
    MqttLink open(URI broker, String clientId, Message will, Listener listener) throws IOException;
  }
}
