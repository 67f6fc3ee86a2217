package dev.roost.discovery.internal;

import dev.roost.api.Admission;
import dev.roost.api.Health;
import dev.roost.api.LoadVector;
import dev.roost.api.MigrationEvent;
import dev.roost.api.MigrationService;
import dev.roost.api.Placement;
import dev.roost.api.ProcessView;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the engine, the placement and the health once an interval, on a thread that may wait for
 * them.
 */
final class Poller implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  private final Supplier<MigrationService> engines;
  private final Supplier<Placement> placements;
  private final Supplier<Health> healths;
  private final long intervalMs;
  private final Consumer<Polled> polled;
  private final Consumer<MigrationEvent> happened;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private MigrationService listened;
  private AutoCloseable listening;

  /** The suppliers give null while there is no such service. */
  Poller(
      Supplier<MigrationService> engines,
      Supplier<Placement> placements,
      Supplier<Health> healths,
      long intervalMs,
      Consumer<Polled> polled,
      Consumer<MigrationEvent> happened) {
    this.engines = engines;
    this.placements = placements;
    this.healths = healths;
    this.intervalMs = intervalMs;
    this.polled = polled;
    this.happened = happened;
    this.thread = Thread.ofPlatform().name("roost-discovery-poll").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
    try {
      // An engine that does not answer may not keep the component from going away.
      if (!thread.join(java.time.Duration.ofSeconds(2))) {
        LOG.warn("The engine does not answer; its last question is left alone");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    long next = System.nanoTime();
    try {
      do {
        polled.accept(poll());
        next = Math.max(next + TimeUnit.MILLISECONDS.toNanos(intervalMs), System.nanoTime());
      } while (!closing.await(next - System.nanoTime(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      LOG.debug("The engine is not asked any more");
    }
    stopListening();
  }

  private Polled poll() {
    MigrationService engine = engines.get();
    LoadVector load = null;
    List<ProcessView> processes = List.of();
    String trouble = null;
    if (engine == null) {
      stopListening();
      trouble = "no engine is connected";
    } else {
      try {
        listen(engine);
        load = engine.load();
        processes = engine.processes();
      } catch (IOException | IllegalStateException e) {
        load = null;
        trouble = e.getMessage();
        stopListening();
      }
    }
    Placement placement = placements.get();
    Health health = healths.get();
    return new Polled(
        load,
        processes,
        placement == null ? List.of() : placement.policies(),
        health == null ? List.of() : health.findings(),
        placement == null ? Admission.ALL : placement.hosting().admission(),
        trouble,
        System.nanoTime());
  }

  private void listen(MigrationService engine) throws IOException {
    if (engine != listened) {
      stopListening();
      listening = engine.listen(happened);
      listened = engine;
    }
  }

  private void stopListening() {
    listened = null;
    if (listening != null) {
      try {
        listening.close();
      } catch (Exception e) {
        // AutoCloseable allows everything; whatever it is, nothing is heard of it any more.
        LOG.debug("The engine's events could not be given up in good order", e);
      }
      listening = null;
    }
  }
}
