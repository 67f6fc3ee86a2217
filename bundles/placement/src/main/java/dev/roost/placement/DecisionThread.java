package dev.roost.placement;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread {@code roost-placement}: a decision each interval, whatever happens in one. */
final class DecisionThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DecisionThread.class);

  private final Decider decider;
  private final Freezer freezer;
  private final Host host;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("roost-placement").factory());
  private ScheduledFuture<?> ticks;
  private String fault;

  DecisionThread(Decider decider, Freezer freezer, Host host) {
    this.decider = decider;
    this.freezer = freezer;
    this.host = host;
  }

  /** Decides each {@code intervalMs} from now on; also used to change the interval. */
  synchronized void every(long intervalMs) {
    if (ticks != null) {
      ticks.cancel(false);
    }
    ticks =
        executor.scheduleWithFixedDelay(this::tick, intervalMs, intervalMs, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      decider.decide();
      freezer.decide();
      host.decide();
      fault = null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // An executor would end the schedule silently.
      if (!e.toString().equals(fault)) {
        LOG.error("A placement decision failed; the next one is made as usual", e);
      }
      fault = e.toString();
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
