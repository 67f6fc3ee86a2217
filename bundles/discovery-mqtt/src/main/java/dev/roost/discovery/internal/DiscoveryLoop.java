package dev.roost.discovery.internal;

import dev.roost.discovery.message.BadMessageException.Fault;
import dev.roost.discovery.message.Payloads.Finding;
import dev.roost.discovery.message.StatusMessage;
import dev.roost.discovery.message.StatusMessage.State;
import dev.roost.discovery.message.Topics;
import dev.roost.discovery.picture.NodeBook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the thread {@code roost-discovery} does; everything here but {@link #tell} is its own. */
final class DiscoveryLoop implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(DiscoveryLoop.class);
  private static final int MOST_NEWS = 4096;
  private static final long GOODBYE_NS = TimeUnit.SECONDS.toNanos(2);
  private static final long SAY_AGAIN_NS = TimeUnit.SECONDS.toNanos(1);

  /** An answer of the engine that is older than so many intervals is none. */
  private static final int STALE_INTERVALS = 3;

  private final DiscoverySettings settings;
  private final Epoch epoch;
  private final BlockingQueue<News> queue = new ArrayBlockingQueue<>(MOST_NEWS);
  private final AtomicLong overflow = new AtomicLong();
  private final Topics topics;
  private final Outbox outbox;
  private final Announcer announcer;
  private final Set<String> leftOver = new LinkedHashSet<>();
  private Uplink uplink;
  private NodeBook book;
  private Receiver receiver;
  private Polled polled =
      new Polled(null, List.of(), List.of(), "not asked yet", System.nanoTime());
  private long saidAgainNs = System.nanoTime() - SAY_AGAIN_NS;
  private volatile boolean closing;
  private volatile Map<Fault, Long> faults = Map.of();
  private volatile Picture picture;

  DiscoveryLoop(
      DiscoverySettings settings, Topics topics, Epoch epoch, Outbox outbox, Announcer announcer) {
    this.settings = settings;
    this.topics = topics;
    this.epoch = epoch;
    this.outbox = outbox;
    this.announcer = announcer;
  }

  /** Must be called once, before the thread is started. */
  void connectBy(Uplink way) {
    uplink = way;
    picture = new Picture(List.of(), announcer.view(null), System.nanoTime(), uplink.status());
  }

  /** Hands news over; never waits. Any thread. */
  void tell(News news) {
    // A full queue wakes the thread as well as one more "look" would.
    if (!queue.offer(news) && !(news instanceof News.Look)) {
      overflow.incrementAndGet();
    }
  }

  /** Ends the loop soon. Any thread. */
  void end() {
    closing = true;
    tell(new News.Look());
  }

  /** What is known now. Any thread. */
  Picture picture() {
    return picture;
  }

  /** Messages that were not believed, by what was wrong with them. Any thread. */
  Map<Fault, Long> faults() {
    return faults;
  }

  @Override
  public void run() {
    book = new NodeBook(settings.lostAfterMs());
    receiver =
        new Receiver(
            topics,
            settings.credentials().nodeId(),
            settings.credentials().authority(),
            book,
            new Echo());
    long nextTickNs = System.nanoTime();
    while (!closing) {
      try {
        if (uplink.keep(System.nanoTime())) {
          announcer.reborn();
        }
        long now = System.nanoTime();
        if (now - nextTickNs >= 0) {
          nextTickNs = Math.max(nextTickNs + intervalNs(), now);
          tick(now);
        }
        uplink.pump(outbox);
        show();
        takeNews(Math.min(nextTickNs - now, uplink.untilTryNs(now)));
      } catch (InterruptedException e) {
        break;
      } catch (RuntimeException e) {
        // A fault of ours must not make this node deaf; a new connection is a fresh start.
        LOG.error("Discovery met a fault of its own and goes on", e);
        uplink.renew("a fault of our own: " + e);
      }
    }
    sayGoodbye();
  }

  private void tick(long now) {
    boolean stale = now - polled.atNs() > STALE_INTERVALS * intervalNs();
    if (uplink.isOpen()) {
      announcer.load(stale ? null : polled.load());
      book.look(now, uplink.openedNs());
    }
    faults = receiver.faults();
    announcer.health(findings(stale));
  }

  private void takeNews(long waitNs) throws InterruptedException {
    News first = queue.poll(Math.max(waitNs, 0), TimeUnit.NANOSECONDS);
    if (first == null) {
      return;
    }
    List<News> all = new ArrayList<>();
    all.add(first);
    queue.drainTo(all);
    for (News news : all) {
      switch (news) {
        case News.Arrived(String topic, byte[] payload) ->
            receiver.receive(topic, payload, System.nanoTime());
        case News.Asked(Polled answer) -> take(answer);
        case News.Happened(var event) -> announcer.happened(event);
        case News.Look() -> {
          // The loop looks anyway.
        }
      }
    }
  }

  private void take(Polled answer) {
    polled = answer;
    announcer.policies(answer.policies());
    if (answer.load() != null) {
      announcer.processes(answer.processes());
      leftOver.removeIf(outbox::holds);
      leftOver.forEach(outbox::clear);
      leftOver.clear();
    }
  }

  private List<Finding> findings(boolean stale) {
    List<Finding> findings = new ArrayList<>();
    if (polled.trouble() != null || stale) {
      String why = polled.trouble() == null ? "it does not answer" : polled.trouble();
      findings.add(new Finding("engine", why));
    }
    polled.policies().stream()
        .filter(policy -> policy.fault() != null)
        .forEach(
            policy -> findings.add(new Finding("policy", policy.name() + ": " + policy.fault())));
    faults.keySet().stream()
        .filter(fault -> fault != Fault.STRANGER)
        .sorted()
        .forEach(
            fault ->
                findings.add(
                    new Finding("messages", "messages were dropped: " + fault + "; see the log")));
    if (overflow.get() > 0 || outbox.dropped() > 0) {
      findings.add(new Finding("overload", "news came faster than they could be handled"));
    }
    return findings;
  }

  private void show() {
    picture =
        new Picture(book.all(), announcer.view(polled.load()), polled.atNs(), uplink.status());
  }

  /** Says that this node goes, and waits a moment for the broker to take it. */
  private void sayGoodbye() {
    long until = System.nanoTime() + GOODBYE_NS;
    try {
      for (State state : List.of(State.LEAVING, State.OFFLINE)) {
        announcer.say(state);
        uplink.pump(outbox);
        while (!uplink.isIdle() && System.nanoTime() - until < 0) {
          queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("The goodbye was cut short");
    }
    uplink.close();
    show();
  }

  private long intervalNs() {
    return TimeUnit.MILLISECONDS.toNanos(settings.loadIntervalMs());
  }

  /** What comes back of our own messages. */
  private final class Echo implements Receiver.Own {

    @Override
    public void status(StatusMessage seen) {
      StatusMessage said = announcer.status();
      if (seen == null || seen.isOlderThan(said)) {
        // Somebody removed it, or a late will has replaced it.
        if (System.nanoTime() - saidAgainNs >= SAY_AGAIN_NS) {
          saidAgainNs = System.nanoTime();
          announcer.say(said.state());
        }
      } else if (said.isOlderThan(seen)) {
        if (seen.epoch() > said.epoch()) {
          goBeyond(seen.epoch());
        }
        // What others have seen cannot be taken back within this session.
        uplink.renew(
            "this node is said to be %s in epoch %d, session %d"
                .formatted(seen.state(), seen.epoch(), seen.session()));
      }
    }

    @Override
    public void process(String topic) {
      // What the engine says next decides whether it is still true.
      leftOver.add(topic);
    }

    private void goBeyond(long used) {
      try {
        epoch.goBeyond(used);
      } catch (IOException e) {
        LOG.warn("The epoch could not be written down: {}", e.getMessage());
      }
    }
  }
}
