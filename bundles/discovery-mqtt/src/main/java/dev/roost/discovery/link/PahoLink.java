package dev.roost.discovery.link;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Gatherers;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Paho client, used for one connection. Only the plain calls are used: those with a listener
 * for each subscription are broken in this version.
 */
final class PahoLink implements MqttLink {

  private static final Logger LOG = LoggerFactory.getLogger(PahoLink.class);
  private static final long GOODBYE_MS = 2_000;

  /** 200 filters of at most 147 bytes fit well into the 64 KiB that every broker takes. */
  private static final int MOST_FILTERS = 200;

  /** MQTT 5 §2.4: reason codes of 0x80 and above are failures. */
  private static final int FAILURE = 0x80;

  private final MqttAsyncClient client;
  private final LinkSockets sockets;
  private final LinkThreads threads = new LinkThreads();
  private final Listener listener;
  private final long answerMs;
  private final AtomicBoolean over = new AtomicBoolean();
  private boolean closed;

  private PahoLink(MqttAsyncClient client, LinkSockets sockets, Listener listener, long answerMs) {
    this.client = client;
    this.sockets = sockets;
    this.listener = listener;
    this.answerMs = answerMs;
  }

  static PahoLink connect(
      URI broker,
      String clientId,
      MqttConnectionOptions options,
      LinkSockets sockets,
      Listener listener,
      long answerMs)
      throws IOException {
    MqttAsyncClient client;
    try {
      client = new MqttAsyncClient(broker.toString(), clientId, new MemoryPersistence());
    } catch (MqttException | IllegalArgumentException e) {
      throw new IOException(broker + " is not an address of a broker: " + sentence(e), e);
    }
    PahoLink link = new PahoLink(client, sockets, listener, answerMs);
    client.setCallback(link.new Callback());
    try {
      link.connect(options);
      return link;
    } catch (MqttException e) {
      link.over.set(true);
      link.close();
      throw new IOException(broker + ": " + sentence(e), e);
    } catch (IOException | RuntimeException e) {
      link.over.set(true);
      link.close();
      throw e;
    }
  }

  private void connect(MqttConnectionOptions options) throws IOException, MqttException {
    try {
      threads.call(() -> client.connect(options)).waitForCompletion(answerMs);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof MqttException refused) {
        throw refused;
      }
      throw new IllegalStateException("Paho could not connect", e.getCause());
    }
  }

  @Override
  public void publish(Message message) throws IOException {
    MqttProperties properties = new MqttProperties();
    if (message.expirySeconds() > 0) {
      properties.setMessageExpiryInterval((long) message.expirySeconds());
    }
    MqttMessage packet =
        new MqttMessage(message.payload(), message.qos(), message.retained(), properties);
    try {
      client.publish(message.topic(), packet, null, new Sent(message.topic()));
    } catch (MqttException e) {
      throw new IOException(message.topic() + " could not be published: " + sentence(e), e);
    }
  }

  @Override
  public void subscribe(List<String> filters) throws IOException {
    int[] qos = new int[filters.size()];
    Arrays.fill(qos, 1);
    try {
      IMqttToken token = client.subscribe(filters.toArray(String[]::new), qos);
      token.waitForCompletion(answerMs);
      int[] codes = token.getReasonCodes();
      for (int i = 0; codes != null && i < codes.length; i++) {
        if (codes[i] >= FAILURE) {
          throw new IOException(
              "the broker refuses the subscription " + filters.get(i) + " with code " + codes[i]);
        }
      }
    } catch (MqttException e) {
      throw new IOException("the broker did not answer to SUBSCRIBE: " + sentence(e), e);
    }
  }

  @Override
  public void listen(List<String> filters) throws IOException {
    for (List<String> some : packets(filters)) {
      Answer answer = new Answer("SUBSCRIBE", some);
      try {
        client.subscribe(some.toArray(String[]::new), new int[some.size()], null, answer);
      } catch (MqttException e) {
        throw new IOException("SUBSCRIBE could not be sent: " + sentence(e), e);
      }
    }
  }

  @Override
  public void ignore(List<String> filters) throws IOException {
    for (List<String> some : packets(filters)) {
      Answer answer = new Answer("UNSUBSCRIBE", some);
      try {
        client.unsubscribe(some.toArray(String[]::new), null, answer, new MqttProperties());
      } catch (MqttException e) {
        throw new IOException("UNSUBSCRIBE could not be sent: " + sentence(e), e);
      }
    }
  }

  private static List<List<String>> packets(List<String> filters) {
    return filters.stream().gather(Gatherers.windowFixed(MOST_FILTERS)).toList();
  }

  @Override
  public void close() {
    over.set(true);
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (client.isConnected()) {
        client.disconnect(GOODBYE_MS).waitForCompletion(GOODBYE_MS);
      }
    } catch (MqttException e) {
      LOG.debug("The goodbye to {} was not answered", client.getServerURI(), e);
    }
    try {
      // Also out of a connection that was never answered: close() refuses to end one.
      client.disconnectForcibly(0, 0, false);
    } catch (MqttException e) {
      LOG.debug("The connection to {} was already gone", client.getServerURI(), e);
    }
    try {
      client.close(true);
    } catch (MqttException e) {
      LOG.warn(
          "The MQTT client for {} could not be closed: {}", client.getServerURI(), sentence(e));
    }
    sockets.close();
    threads.end();
  }

  private void lost(String reason) {
    if (over.compareAndSet(false, true)) {
      listener.lost(reason);
    }
  }

  private static String sentence(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String code = e instanceof MqttException mqtt ? " (MQTT " + mqtt.getReasonCode() + ")" : "";
    String text =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return text + code;
  }

  private final class Sent implements MqttActionListener {
    private final String topic;

    Sent(String topic) {
      this.topic = topic;
    }

    @Override
    public void onSuccess(IMqttToken token) {
      int[] codes = token.getReasonCodes();
      if (codes != null && codes.length > 0 && codes[0] >= FAILURE) {
        LOG.warn("The broker refuses {} with code {}", topic, codes[0]);
      }
      listener.sent();
    }

    @Override
    public void onFailure(IMqttToken token, Throwable exception) {
      LOG.debug("{} was not published", topic, exception);
      listener.sent();
    }
  }

  /** What the broker says to a change of the subscriptions. */
  private final class Answer implements MqttActionListener {
    private final String question;
    private final List<String> filters;

    Answer(String question, List<String> filters) {
      this.question = question;
      this.filters = filters;
    }

    @Override
    public void onSuccess(IMqttToken token) {
      int[] codes = token.getReasonCodes();
      for (int i = 0; codes != null && i < codes.length; i++) {
        if (codes[i] >= FAILURE) {
          lost(
              "the broker refuses %s %s with code %d"
                  .formatted(question, filters.get(i), codes[i]));
        }
      }
    }

    @Override
    public void onFailure(IMqttToken token, Throwable exception) {
      lost("the broker did not answer to " + question + ": " + exception);
    }
  }

  private final class Callback implements MqttCallback {
    @Override
    public void disconnected(MqttDisconnectResponse response) {
      MqttException exception = response.getException();
      String reason =
          response.getReasonString() != null
              ? response.getReasonString()
              : exception != null ? sentence(exception) : "code " + response.getReturnCode();
      lost(reason);
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
      lost(sentence(exception));
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      listener.arrived(topic, message.getPayload());
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
      // Sent is told by the listener of each message.
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
      // The opener waits for the answer itself.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
      LOG.debug("An AUTH packet with code {} is ignored: none was asked for", reasonCode);
    }
  }
}
