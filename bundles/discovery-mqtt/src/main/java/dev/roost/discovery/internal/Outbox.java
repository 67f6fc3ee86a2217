package dev.roost.discovery.internal;

import dev.roost.discovery.link.MqttLink.Message;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is to be published. Of retained messages it keeps the present state and publishes it again
 * at every new connection, because a broker may have forgotten it; of events the last few hundred;
 * of loads only the newest. Bounded, whatever happens to the broker. Not for several threads.
 */
final class Outbox {

  private static final int MOST_EVENTS = 512;
  private static final byte[] NOTHING = new byte[0];

  private final Map<String, byte[]> retained = new LinkedHashMap<>();
  private final Set<String> pending = new LinkedHashSet<>();
  private final ArrayDeque<Message> events = new ArrayDeque<>();
  private Message load;
  private long dropped;

  /** Changes the present state of a topic. */
  void retain(String topic, byte[] payload) {
    retained.put(topic, payload);
    pending.add(topic);
  }

  /** Removes a retained message, also one that an earlier life of this node left. */
  void clear(String topic) {
    retained.remove(topic);
    pending.add(topic);
  }

  boolean holds(String topic) {
    return retained.containsKey(topic);
  }

  /** Adds something that is said once; the oldest is dropped when there are too many. */
  void event(String topic, byte[] payload) {
    if (events.size() == MOST_EVENTS) {
      events.removeFirst();
      dropped++;
    }
    events.addLast(new Message(topic, payload, 1, false, 0));
  }

  /** Replaces the load that is still to be published, if there is one. */
  void load(String topic, byte[] payload, int expirySeconds) {
    load = new Message(topic, payload, 0, false, expirySeconds);
  }

  /**
   * A new broker, or one that was away: the state is published again, the old load is not.
   *
   * @param first the topic that goes before all others
   */
  void startAgain(String first) {
    Set<String> rest = new LinkedHashSet<>(pending);
    pending.clear();
    pending.add(first);
    pending.addAll(retained.keySet());
    pending.addAll(rest);
    load = null;
  }

  /** Takes the next message out; null if there is none. */
  Message next() {
    if (!pending.isEmpty()) {
      String topic = pending.iterator().next();
      pending.remove(topic);
      return new Message(topic, retained.getOrDefault(topic, NOTHING), 1, true, 0);
    }
    if (load != null) {
      Message message = load;
      load = null;
      return message;
    }
    return events.pollFirst();
  }

  /** Events that were dropped so far. */
  long dropped() {
    return dropped;
  }
}
