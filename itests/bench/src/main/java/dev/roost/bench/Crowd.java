package dev.roost.bench;

import dev.roost.api.Admission;
import dev.roost.api.LoadVector;
import dev.roost.discovery.internal.Tls;
import dev.roost.discovery.link.MqttLink;
import dev.roost.discovery.link.PahoConnector;
import dev.roost.discovery.message.Envelope;
import dev.roost.discovery.message.LoadMessage;
import dev.roost.discovery.message.NodeSigner;
import dev.roost.discovery.message.StatusMessage;
import dev.roost.discovery.message.Topics;
import dev.roost.discovery.message.Topics.Kind;
import dev.roost.trust.NodeCredentials;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Nodes that only talk: each has a certificate and a connection of its own, as the broker's access
 * list wants it, and says what a node says, signed. What they would hear they do not subscribe to.
 */
final class Crowd implements AutoCloseable {

  private static final LoadVector LOAD =
      new LoadVector(4, 1.0, 2.5, 2.0, 3.0, 16_000_000_000L, 9_000_000_000L, 1, 2);

  private static final int MOST_UNDER_WAY = 8;
  private static final int JOIN_AT_A_TIME = 8;
  private static final int MOST_ATTEMPTS = 20;
  private static final int PATIENCE_SECONDS = 60;

  private final List<Member> members = new ArrayList<>();
  private final AtomicReference<String> fault = new AtomicReference<>();
  private final Topics topics;
  private long sequence;

  /** One of them, with what may still be under way: Paho refuses more than ten. */
  private record Member(MqttLink link, NodeSigner signer, StatusMessage birth, Semaphore free) {}

  private Crowd(String cluster) {
    topics = new Topics(cluster);
  }

  /** Connects nodes n0001 to n{@code count}; each says its birth at once. */
  static Crowd join(Workshop workshop, URI broker, int count) throws IOException {
    Crowd crowd = new Crowd(Workshop.CLUSTER);
    try {
      List<NodeCredentials> nodes = new ArrayList<>();
      for (int i = 1; i <= count; i++) {
        nodes.add(workshop.credentials("n%04d".formatted(i)));
      }
      crowd.join(nodes, broker);
      return crowd;
    } catch (IOException e) {
      crowd.close();
      throw e;
    }
  }

  /** Each waits for the broker, so several do at a time. */
  private void join(List<NodeCredentials> nodes, URI broker) throws IOException {
    try (ExecutorService several =
        Executors.newFixedThreadPool(
            JOIN_AT_A_TIME, Thread.ofPlatform().name("bench-join-", 0).factory())) {
      List<Callable<Member>> all = new ArrayList<>();
      nodes.forEach(node -> all.add(() -> join(node, broker)));
      for (Future<Member> one : several.invokeAll(all)) {
        members.add(one.get());
      }
    } catch (ExecutionException e) {
      throw new IOException("a node could not join: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private Member join(NodeCredentials node, URI broker) throws IOException {
    NodeSigner signer;
    try {
      signer = new NodeSigner(node.nodeId(), node.privateKey());
    } catch (GeneralSecurityException e) {
      throw new IOException("the key of " + node.nodeId() + " cannot sign", e);
    }
    StatusMessage birth = birth(node);
    Semaphore free = new Semaphore(MOST_UNDER_WAY);
    MqttLink link =
        open(
            new PahoConnector(
                Tls.context(node, null), PahoConnector.HostNames.ANY, PahoConnector.Login.NONE),
            broker,
            status(signer, birth, StatusMessage.State.LOST),
            new Deaf(node.nodeId(), free));
    Member member = new Member(link, signer, birth, free);
    publish(member, status(signer, birth, StatusMessage.State.READY));
    return member;
  }

  /** As a node does: a broker that many come to at once does not answer everybody in time. */
  private static MqttLink open(
      PahoConnector connector, URI broker, MqttLink.Message will, Deaf listener)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return connector.open(broker, "roost-" + listener.node, will, listener);
      } catch (IOException e) {
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  int size() {
    return members.size();
  }

  /** All say their loads once. */
  void round() throws IOException {
    sequence++;
    for (int i = 0; i < members.size(); i++) {
      say(i, sequence);
    }
  }

  /** One says its load. */
  void say(int index, long number) throws IOException {
    Member member = members.get(index);
    String node = member.signer.id();
    String topic = topics.of(node, Kind.LOAD);
    LoadMessage load = new LoadMessage(node, 1, number, 1000, true, LOAD, Admission.ALL, 1);
    byte[] message = Envelope.seal(topic, load.toJson(), member.signer);
    publish(member, new MqttLink.Message(topic, message, 0, false, 3));
  }

  private void publish(Member member, MqttLink.Message message) throws IOException {
    try {
      if (!member.free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("the broker takes nothing of " + member.signer.id());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    if (fault.get() != null) {
      throw new IOException(fault.get());
    }
    member.link.publish(message);
  }

  /** All say that they go. The broker keeps the order of each. */
  void leave() throws IOException {
    for (Member member : members) {
      publish(member, status(member.signer, member.birth, StatusMessage.State.LEAVING));
    }
  }

  @Override
  public void close() {
    members.parallelStream().forEach(member -> member.link.close());
  }

  private MqttLink.Message status(
      NodeSigner signer, StatusMessage birth, StatusMessage.State state) {
    String topic = topics.of(signer.id(), Kind.STATUS);
    StatusMessage status = birth.with(state, 1, 1, 1);
    return new MqttLink.Message(topic, Envelope.seal(topic, status.toJson(), signer), 1, true, 0);
  }

  private static StatusMessage birth(NodeCredentials node) throws IOException {
    try {
      String pem =
          "-----BEGIN CERTIFICATE-----\n"
              + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                  .encodeToString(node.certificate().getEncoded())
              + "\n-----END CERTIFICATE-----\n";
      return new StatusMessage(
          node.nodeId(),
          StatusMessage.State.READY,
          1,
          1,
          "127.0.0.1",
          7400,
          List.of("127.0.0.1"),
          "0.1.0",
          "6.1.0",
          "a CPU",
          List.of("sse2", "avx"),
          pem,
          1);
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificate of " + node.nodeId() + " cannot be written", e);
    }
  }

  /** Hears nothing but the end of its connection. */
  private final class Deaf implements MqttLink.Listener {
    private final String node;
    private final Semaphore free;

    Deaf(String node, Semaphore free) {
      this.node = node;
      this.free = free;
    }

    @Override
    public void arrived(String topic, byte[] payload) {
      throw new IllegalStateException(node + " has not subscribed to " + topic);
    }

    @Override
    public void sent() {
      free.release();
    }

    @Override
    public void lost(String reason) {
      fault.set("the connection of " + node + " is lost: " + reason);
    }
  }
}
