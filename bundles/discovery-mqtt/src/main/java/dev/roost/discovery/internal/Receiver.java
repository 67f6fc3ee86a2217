package dev.roost.discovery.internal;

import dev.roost.discovery.message.BadMessageException;
import dev.roost.discovery.message.BadMessageException.Fault;
import dev.roost.discovery.message.Envelope;
import dev.roost.discovery.message.LoadMessage;
import dev.roost.discovery.message.NodeKey;
import dev.roost.discovery.message.StatusMessage;
import dev.roost.discovery.message.Topics;
import dev.roost.discovery.picture.NodeBook;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what to believe of what comes from the broker. */
final class Receiver {

  private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
  private static final int MOST_NAMED = 256;

  private final Topics topics;
  private final String self;
  private final X509Certificate authority;
  private final NodeBook book;
  private final Own own;
  private final Set<String> named = new HashSet<>();
  private final Map<Fault, Long> faults = new ConcurrentHashMap<>();
  private final Map<Topics.Kind, Long> received = new ConcurrentHashMap<>();

  /** Hears what comes back of this node's own messages. */
  interface Own {
    /** The retained status of this node; null if it was removed. Its signature is good. */
    void status(StatusMessage status);

    /** There is a retained message about a process of this node. */
    void process(String topic);
  }

  Receiver(Topics topics, String self, X509Certificate authority, NodeBook book, Own own) {
    this.topics = topics;
    this.self = self;
    this.authority = authority;
    this.book = book;
    this.own = own;
  }

  /** Takes one message. */
  void receive(String topic, byte[] message, long nowNs) {
    try {
      Topics.Address address = topics.parse(topic);
      received.merge(address.kind(), 1L, Long::sum);
      switch (address.kind()) {
        case STATUS -> status(topic, address.node(), message, nowNs);
        case LOAD -> load(topic, address.node(), message, nowNs);
        case PROCESS -> {
          if (address.node().equals(self) && message.length > 0) {
            own.process(topic);
          }
        }
        case POLICY, HEALTH -> LOG.debug("{} was not subscribed to", topic);
      }
    } catch (BadMessageException e) {
      drop(topic, e);
    } catch (RuntimeException e) {
      // No message may end more than itself, not even one that meets a fault of ours.
      LOG.debug("{} met a fault", topic, e);
      drop(topic, new BadMessageException(Fault.FORMAT, "it could not be read: " + e));
    }
  }

  /** Messages that were dropped so far, by what was wrong with them. Any thread may ask. */
  Map<Fault, Long> faults() {
    return Map.copyOf(faults);
  }

  /** Messages that came so far, good ones or not, by what they are. Any thread may ask. */
  Map<Topics.Kind, Long> received() {
    return Map.copyOf(received);
  }

  private void status(String topic, String node, byte[] message, long nowNs)
      throws BadMessageException {
    if (message.length == 0) {
      if (node.equals(self)) {
        own.status(null);
      } else {
        book.forget(node);
      }
      return;
    }
    Envelope envelope = signedBy(node, message);
    StatusMessage status = StatusMessage.parse(envelope.payload());
    requireSame(node, status.node());
    NodeKey key = NodeKey.of(status.certificate(), node, topics.cluster(), authority);
    envelope.verify(topic, key);
    if (node.equals(self)) {
      own.status(status);
    } else {
      book.status(status, key, nowNs);
    }
  }

  private void load(String topic, String node, byte[] message, long nowNs)
      throws BadMessageException {
    if (node.equals(self)) {
      return;
    }
    Envelope envelope = signedBy(node, message);
    NodeKey key = book.key(node);
    if (key == null) {
      throw new BadMessageException(Fault.STRANGER, "its birth has not come yet");
    }
    envelope.verify(topic, key);
    LoadMessage load = LoadMessage.parse(envelope.payload());
    requireSame(node, load.node());
    book.load(load, nowNs);
  }

  private static Envelope signedBy(String node, byte[] message) throws BadMessageException {
    Envelope envelope = Envelope.open(message);
    requireSame(node, envelope.signer());
    return envelope;
  }

  private static void requireSame(String node, String named) throws BadMessageException {
    if (!node.equals(named)) {
      throw new BadMessageException(
          Fault.SIGNATURE, "it speaks for " + node + " and names " + named);
    }
  }

  private void drop(String topic, BadMessageException e) {
    faults.merge(e.fault(), 1L, Long::sum);
    // A load that overtakes its birth is everyday; the others are told once for each topic.
    if (e.fault() == Fault.STRANGER) {
      LOG.debug("{} is ignored: {}", topic, e.getMessage());
    } else if (named.size() < MOST_NAMED && named.add(e.fault() + topic)) {
      LOG.warn(
          "{} is dropped ({}): {}; more of this kind are only counted",
          topic,
          e.fault(),
          e.getMessage());
    }
  }
}
