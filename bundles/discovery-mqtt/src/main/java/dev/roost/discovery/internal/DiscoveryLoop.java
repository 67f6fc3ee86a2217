package dev.roost.discovery.internal;

import dev.roost.api.Admission;
import dev.roost.api.ProcessView;
import dev.roost.discovery.message.BadMessageException.Fault;
import dev.roost.discovery.message.Payloads.Finding;
import dev.roost.discovery.message.StatusMessage;
import dev.roost.discovery.message.StatusMessage.State;
import dev.roost.discovery.message.Topics;
import dev.roost.discovery.message.Topics.Kind;
import dev.roost.discovery.picture.LoadWindow;
import dev.roost.discovery.picture.NodeBook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the thread {@code roost-discovery} does; everything here but {@link #tell} is its own. */
final class DiscoveryLoop implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(DiscoveryLoop.class);
  private static final long GOODBYE_NS = TimeUnit.SECONDS.toNanos(2);
  private static final long SAY_AGAIN_NS = TimeUnit.SECONDS.toNanos(1);

  /** Loads come one by one, and each picture is of all nodes: it is made at most so often. */
  private static final long SHOW_NS = TimeUnit.MILLISECONDS.toNanos(100);

  /** An answer of the engine that is older than so many intervals is none. */
  private static final int STALE_INTERVALS = 3;

  private final DiscoverySettings settings;
  private final Epoch epoch;
  private final NewsQueue queue;
  private final Topics topics;
  private final Outbox outbox;
  private final Announcer announcer;
  private final LoadWindow window;
  private final Set<String> leftOver = new LinkedHashSet<>();
  private Uplink uplink;
  private NodeBook book;
  private Receiver receiver;
  private Polled polled =
      new Polled(
          null, List.of(), List.of(), List.of(), Admission.ALL, "not asked yet", System.nanoTime());
  private long shownNs = System.nanoTime() - SHOW_NS;
  private long saidAgainNs = System.nanoTime() - SAY_AGAIN_NS;
  private volatile boolean closing;
  private volatile Map<Fault, Long> faults = Map.of();
  private volatile Map<Kind, Long> received = Map.of();
  private volatile Set<String> listened = Set.of();
  private volatile Picture picture;
  private volatile long roundNs = System.nanoTime();

  DiscoveryLoop(
      DiscoverySettings settings,
      Topics topics,
      Epoch epoch,
      Outbox outbox,
      Announcer announcer,
      LoadWindow window) {
    this.settings = settings;
    this.topics = topics;
    this.queue = new NewsQueue(topics);
    this.epoch = epoch;
    this.outbox = outbox;
    this.announcer = announcer;
    this.window = window;
  }

  /** Must be called once, before the thread is started. */
  void connectBy(Uplink way) {
    uplink = way;
    picture = new Picture(List.of(), announcer.view(null), System.nanoTime(), uplink.status());
  }

  /** Hands news over; never waits. Any thread. */
  void tell(News news) {
    queue.add(news);
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

  /** When it went round last, in nanoseconds of a monotonic clock. Any thread. */
  long roundNs() {
    return roundNs;
  }

  /** Messages that were not believed, by what was wrong with them. Any thread. */
  Map<Fault, Long> faults() {
    return faults;
  }

  /** Messages that came, by what they are. Any thread. */
  Map<Kind, Long> received() {
    return received;
  }

  /** The nodes whose loads are listened to. Any thread. */
  Set<String> listened() {
    return listened;
  }

  @Override
  public void run() {
    book = new NodeBook(settings.credentials().nodeId(), settings.lostAfterMs());
    receiver =
        new Receiver(
            topics,
            settings.credentials().nodeId(),
            settings.credentials().authority(),
            book,
            new Echo());
    long nextTickNs = System.nanoTime();
    while (!closing) {
      roundNs = System.nanoTime();
      try {
        if (uplink.keep(System.nanoTime())) {
          announcer.reborn();
          window.startAgain();
        }
        long now = System.nanoTime();
        if (now - nextTickNs >= 0) {
          nextTickNs = Math.max(nextTickNs + intervalNs(), now);
          tick(now);
        }
        listen(now);
        uplink.pump(outbox);
        long untilShowNs = shownNs + SHOW_NS - now;
        if (untilShowNs <= 0) {
          show();
          untilShowNs = Long.MAX_VALUE;
        }
        takeNews(Math.min(untilShowNs, Math.min(nextTickNs - now, uplink.untilTryNs(now))));
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
      announcer.load(stale ? null : polled.load(), polled.admission());
      book.look(now, window);
      window.slide(book.all());
    }
    faults = receiver.faults();
    announcer.health(findings(stale));
  }

  private void listen(long now) {
    if (uplink.isOpen()) {
      LoadWindow.Change change = window.change(now);
      if (!change.isEmpty()) {
        uplink.listen(topics.of(change.begin(), Kind.LOAD), topics.of(change.end(), Kind.LOAD));
        listened = window.listened();
      }
    }
  }

  private void takeNews(long waitNs) throws InterruptedException {
    for (News news : queue.take(waitNs)) {
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
      window.pin(otherEnds(answer.processes()));
      leftOver.removeIf(outbox::holds);
      leftOver.forEach(outbox::clear);
      leftOver.clear();
    }
  }

  /** The nodes where own processes are, and the homes of guests. */
  private Set<String> otherEnds(List<ProcessView> processes) {
    return processes.stream()
        .flatMap(process -> Stream.of(process.home(), process.where()))
        .filter(node -> !node.equals(settings.credentials().nodeId()))
        .collect(Collectors.toSet());
  }

  private List<Finding> findings(boolean stale) {
    List<Finding> findings = new ArrayList<>();
    if (polled.trouble() != null || stale) {
      String why = polled.trouble() == null ? "it does not answer" : polled.trouble();
      findings.add(new Finding("engine", why));
    }
    polled.health().forEach(view -> findings.add(new Finding(view.name(), view.sentence())));
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
    if (queue.dropped() > 0 || outbox.dropped() > 0) {
      findings.add(new Finding("overload", "news came faster than they could be handled"));
    }
    return findings;
  }

  private void show() {
    shownNs = System.nanoTime();
    received = receiver.received();
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
          queue.take(until - System.nanoTime());
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
