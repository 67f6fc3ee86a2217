package dev.roost.placement;

import dev.roost.api.Freeze;
import dev.roost.api.MigrationService;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Freezes and thaws, one after the other in the order in which it was asked for: what is thawed may
 * need what is frozen before it gives back. A process that is being moved is left alone, and one
 * that is here is not moved. Waits for no move, for it may be that memory is short.
 */
final class Freezes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Freezes.class);

  private final MigrationService engine;
  private final Moves moves;
  private final Refusals refusals = new Refusals();
  private final ExecutorService thread;

  /** Starts no thread before there is something to freeze. */
  Freezes(MigrationService engine, Moves moves) {
    this.engine = engine;
    this.moves = moves;
    thread =
        new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("roost-freeze").factory());
  }

  /** Begins to carry {@code freeze} out; does nothing while the same process is under way. */
  void begin(Freeze freeze) {
    if (!moves.claim(freeze.pid())) {
      return;
    }
    try {
      thread.execute(() -> carryOut(freeze));
    } catch (RejectedExecutionException e) {
      LOG.debug("Pid {} stays as it is: placement stops", freeze.pid(), e);
      moves.release(freeze.pid());
    }
  }

  private void carryOut(Freeze freeze) {
    int pid = freeze.pid();
    try {
      if (freeze.frozen()) {
        long bytes = engine.freeze(pid, false, String.valueOf(freeze.reason()));
        LOG.info("Pid {} is frozen ({}); {} bytes are in swap", pid, freeze.reason(), bytes);
      } else {
        engine.thaw(pid, String.valueOf(freeze.reason()));
        LOG.info("Pid {} goes on ({})", pid, freeze.reason());
      }
      refusals.forget(pid);
    } catch (InterruptedIOException e) {
      LOG.info("Pid {} may be frozen or thawed; placement stops and does not wait", pid, e);
    } catch (IOException | RuntimeException e) {
      sayIfNew(freeze, e);
    } finally {
      moves.release(pid);
    }
  }

  private void sayIfNew(Freeze freeze, Exception e) {
    String what = freeze.frozen() ? "frozen" : "thawed";
    if (refusals.isNew(freeze.pid(), what + String.valueOf(e.getMessage()))) {
      LOG.warn("Pid {} is not {}: {}", freeze.pid(), what, e.getMessage(), e);
    } else {
      LOG.debug("Pid {} is again not {}", freeze.pid(), what, e);
    }
  }

  @Override
  public void close() {
    // What has begun is the engine's: it ends whether anybody waits for the answer or not.
    thread.shutdownNow();
  }
}
