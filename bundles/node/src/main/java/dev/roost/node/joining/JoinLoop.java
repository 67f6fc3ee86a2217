package dev.roost.node.joining;

import dev.roost.node.joining.Neighbours.Neighbour;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens by itself: this node is announced as it is now, the screen says so, a token is tried
 * until it works, and the list of brokers is kept up to date. One thread.
 */
final class JoinLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JoinLoop.class);
  private static final long TICK_MS = 2_000;
  private static final long FIRST_TRY_MS = 2_000;
  private static final long LONGEST_TRY_MS = 15_000;
  private static final long REFRESH_MS = 60_000;

  private final ThisNode self;
  private final Neighbours neighbours;
  private final TokenClient client;
  private final Screen screen;
  private final BrokerRefresh refresh;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private long triedNs;
  private long tryAgainMs = FIRST_TRY_MS;
  private long refreshedNs;
  private String fault = "";

  JoinLoop(
      ThisNode self,
      Neighbours neighbours,
      TokenClient client,
      Screen screen,
      BrokerRefresh refresh) {
    this.self = self;
    this.neighbours = neighbours;
    this.client = client;
    this.screen = screen;
    this.refresh = refresh;
    thread = Thread.ofPlatform().name("roost-joining").daemon().unstarted(this::run);
  }

  void start() {
    // What an agent has left that was killed.
    for (Screen.Line line : Screen.Line.values()) {
      screen.clear(line);
    }
    triedNs = System.nanoTime();
    refreshedNs = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(REFRESH_MS);
    thread.start();
  }

  private void run() {
    try {
      do {
        look();
      } while (!closing.await(TICK_MS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      LOG.debug("Nobody joins any more");
    }
  }

  private void look() {
    try {
      announce();
      if (!self.settings().join().isEmpty() && self.isAlone() && due(triedNs, tryAgainMs)) {
        join();
      }
      if (due(refreshedNs, REFRESH_MS)) {
        refresh();
      }
    } catch (RuntimeException e) {
      // A defect, or the cluster's picture is being exchanged: the next look is due all the same.
      LOG.warn("Joining was broken off: {}", e.getMessage(), e);
    }
  }

  private static boolean due(long lastNs, long intervalMs) {
    return System.nanoTime() - lastNs >= TimeUnit.MILLISECONDS.toNanos(intervalMs);
  }

  private void announce() {
    boolean waits = self.waits();
    if (waits) {
      screen.show(
          Screen.Line.WAITING,
          "waits for a cluster: roost:accept %s on the console of a node takes it in"
              .formatted(self.id()));
    } else {
      screen.clear(Screen.Line.WAITING);
    }
    Map<String, String> facts = new HashMap<>();
    facts.put(Neighbour.NODE, self.id());
    facts.put(Neighbour.STATE, waits ? Neighbour.WAITING : "member");
    if (self.holdsAuthority()) {
      facts.put(Neighbour.AUTHORITY, self.fingerprint());
    }
    try {
      neighbours.announce(self.settings().port(), facts);
    } catch (IOException e) {
      tell("this node cannot be found by DNS-SD: " + e.getMessage(), e);
    }
  }

  private void join() {
    try {
      client.join(JoinToken.read(self.settings().join()));
      screen.clear(Screen.Line.FAULT);
      LOG.info("This node has joined; engine and agent start again");
    } catch (IllegalArgumentException e) {
      tell("roost.toml: " + e.getMessage(), e);
    } catch (RefusedException e) {
      tell("this node does not join: " + e.getMessage(), e);
    } catch (IOException e) {
      tell("this node has not joined yet: " + e.getMessage(), e);
    }
    tryAgainMs = Math.min(2 * tryAgainMs, LONGEST_TRY_MS);
    triedNs = System.nanoTime();
  }

  /** Once for each sentence, however often it is tried. */
  private void tell(String sentence, Exception cause) {
    screen.show(Screen.Line.FAULT, sentence);
    if (!sentence.equals(fault)) {
      LOG.warn("{}", sentence);
      LOG.debug("{}", sentence, cause);
      fault = sentence;
    }
  }

  private void refresh() {
    try {
      refresh.refresh();
    } catch (IOException e) {
      LOG.debug("The founder did not say which brokers there are", e);
    }
    refreshedNs = System.nanoTime();
  }

  @Override
  public void close() {
    closing.countDown();
  }
}
