package dev.roost.discovery.internal;

import dev.roost.api.Discovery;
import dev.roost.discovery.link.MqttLink;
import dev.roost.discovery.link.MqttLink.Message;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to whichever broker can be reached, the first of the list preferred. Opens, watches and
 * replaces links; never has more in flight than a broker takes. Used by one thread; the client
 * library's threads only leave notes.
 */
final class Uplink implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Uplink.class);

  /** Below the ten that Paho and the twenty that Mosquitto admit. */
  private static final int MOST_IN_FLIGHT = 8;

  private static final long FIRST_WAIT_MS = 200;
  private static final long LONGEST_WAIT_MS = 2_000;

  /** A connection that lasted for less does not count as a success. */
  private static final long LASTING_NS = TimeUnit.SECONDS.toNanos(5);

  private static final long FIRST_LOOK_BACK_MS = 5_000;
  private static final long LONGEST_LOOK_BACK_MS = 60_000;

  private final MqttLink.Connector connector;
  private final List<URI> brokers;
  private final String clientId;
  private final List<String> filters;
  private final Supplier<Message> wills;
  private final BiConsumer<String, byte[]> arrivals;
  private final Runnable wake;
  private final RandomGenerator random;

  private Open open;
  private int broker;
  private long openedNs;
  private long waitMs = FIRST_WAIT_MS;
  private long nextTryNs;
  private long lookBackMs = FIRST_LOOK_BACK_MS;
  private String reason;

  /** A link with what its threads have left for ours. */
  private record Open(MqttLink link, Notes notes) {}

  /** Written by the client library's threads. */
  private final class Notes implements MqttLink.Listener {
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicReference<String> lost = new AtomicReference<>();

    @Override
    public void arrived(String topic, byte[] payload) {
      arrivals.accept(topic, payload);
    }

    @Override
    public void sent() {
      inFlight.decrementAndGet();
      wake.run();
    }

    @Override
    public void lost(String why) {
      lost.set(why);
      wake.run();
    }
  }

  /**
   * @param wills gives a will for each attempt to connect
   * @param arrivals takes messages, on a thread of the client library; must not wait
   * @param wake makes the owning thread look again; must not wait
   */
  Uplink(
      MqttLink.Connector connector,
      List<URI> brokers,
      String clientId,
      List<String> filters,
      Supplier<Message> wills,
      BiConsumer<String, byte[]> arrivals,
      Runnable wake,
      RandomGenerator random) {
    this.connector = connector;
    this.brokers = brokers;
    this.clientId = clientId;
    this.filters = filters;
    this.wills = wills;
    this.arrivals = arrivals;
    this.wake = wake;
    this.random = random;
    this.nextTryNs = System.nanoTime();
    this.reason =
        brokers.isEmpty() ? "no broker is configured: this node is alone" : "not connected yet";
  }

  /** What people should know. */
  Discovery.Status status() {
    return new Discovery.Status(open != null, open != null ? "connected to " + at() : reason);
  }

  boolean isOpen() {
    return open != null;
  }

  /**
   * Gives up a dead link, and opens a new one when it is time to. May take some seconds.
   *
   * @return whether there is a new connection, so that everything has to be said again
   */
  boolean keep(long nowNs) {
    if (open != null && open.notes().lost.get() != null) {
      drop(open.notes().lost.get());
    }
    if (brokers.isEmpty() || nowNs - nextTryNs < 0) {
      return false;
    }
    if (open != null) {
      return broker > 0 && goBack(nowNs);
    }
    for (int i = 0; i < brokers.size(); i++) {
      if (open(i)) {
        return true;
      }
    }
    pause();
    return false;
  }

  /** Whether everything that was published has been taken over. */
  boolean isIdle() {
    return open == null || open.notes().inFlight.get() == 0;
  }

  /** How long {@link #keep} has nothing to do, in nanoseconds. */
  long untilTryNs(long nowNs) {
    return brokers.isEmpty() || open != null && broker == 0
        ? Long.MAX_VALUE
        : Math.max(0, nextTryNs - nowNs);
  }

  /** Publishes as much as may be under way now. */
  void pump(Outbox outbox) {
    while (open != null && open.notes().inFlight.get() < MOST_IN_FLIGHT) {
      Message message = outbox.next();
      if (message == null) {
        return;
      }
      publish(message);
    }
  }

  /** Changes whose loads are listened to. Does nothing without a link. */
  void listen(List<String> begin, List<String> end) {
    if (open == null) {
      return;
    }
    try {
      // The old ones first: so that never more are listened to than there should be.
      open.link().ignore(end);
      open.link().listen(begin);
    } catch (IOException e) {
      drop(e.getMessage());
    }
  }

  /** Closes the link so that the next {@link #keep} opens a new one, with a new will. */
  void renew(String why) {
    drop(why);
    pause();
  }

  @Override
  public void close() {
    if (open != null) {
      open.link().close();
      open = null;
    }
    reason = "discovery is stopped";
  }

  private void publish(Message message) {
    open.notes().inFlight.incrementAndGet();
    try {
      open.link().publish(message);
    } catch (IOException e) {
      drop(e.getMessage());
    }
  }

  private boolean open(int candidate) {
    Notes notes = new Notes();
    MqttLink link = null;
    try {
      link = connector.open(brokers.get(candidate), clientId, wills.get(), notes);
      link.subscribe(filters);
    } catch (IOException e) {
      if (link != null) {
        link.close();
      }
      if (!e.getMessage().equals(reason)) {
        LOG.warn("No connection to the broker: {}", e.getMessage());
      }
      reason = e.getMessage();
      return false;
    }
    if (open != null) {
      open.link().close();
    }
    open = new Open(link, notes);
    broker = candidate;
    openedNs = System.nanoTime();
    reason = "";
    nextTryNs = openedNs + TimeUnit.MILLISECONDS.toNanos(lookBackMs);
    LOG.info("Connected to the broker {}", at());
    return true;
  }

  /** Nodes that stay at different brokers do not see each other: all go back to the first. */
  private boolean goBack(long nowNs) {
    for (int i = 0; i < broker; i++) {
      if (open(i)) {
        lookBackMs = FIRST_LOOK_BACK_MS;
        return true;
      }
    }
    lookBackMs = Math.min(2 * lookBackMs, LONGEST_LOOK_BACK_MS);
    nextTryNs = nowNs + TimeUnit.MILLISECONDS.toNanos(lookBackMs);
    return false;
  }

  private void drop(String why) {
    if (open != null) {
      LOG.warn("The connection to the broker {} is lost: {}", at(), why);
      reason = at() + ": " + why;
      open.link().close();
      open = null;
      nextTryNs = System.nanoTime();
      if (nextTryNs - openedNs > LASTING_NS) {
        waitMs = FIRST_WAIT_MS;
      } else {
        pause();
      }
    }
  }

  /** Spread, so that a broker that returns does not meet all nodes in the same instant. */
  private void pause() {
    long pauseMs = random.nextLong(waitMs / 2, waitMs + 1);
    nextTryNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauseMs);
    waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
  }

  private String at() {
    return brokers.get(broker).getHost() + ":" + brokers.get(broker).getPort();
  }
}
