package dev.roost.placement;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.api.MigrationService;
import dev.roost.api.Proposal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries moves out, each process at most once at a time, proposals on a small pool. */
final class Moves implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Moves.class);

  private final MigrationService engine;
  private final Set<Integer> underWay = ConcurrentHashMap.newKeySet();
  private final Refusals refusals = new Refusals();
  private final ExecutorService pool;

  /**
   * Starts no thread before the first proposal.
   *
   * @param concurrent most proposals that are carried out at a time
   */
  Moves(MigrationService engine, int concurrent) {
    this.engine = engine;
    // No queue: what cannot be carried out now is decided anew at the next decision.
    pool =
        new ThreadPoolExecutor(
            0,
            concurrent,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("roost-move-", 1).factory());
  }

  /**
   * Begins to carry {@code proposal} out. Returns false, and does nothing, while the same process
   * is being moved or as many moves as are allowed are under way.
   */
  boolean begin(ClusterSnapshot snapshot, Proposal proposal) {
    Target target = Target.named(snapshot, proposal.target()).orElseThrow();
    if (!claim(proposal.pid())) {
      return false;
    }
    try {
      pool.execute(() -> carryOut(proposal, target));
      return true;
    } catch (RejectedExecutionException e) {
      LOG.debug("Proposal for pid {} waits: other moves are under way", proposal.pid(), e);
      release(proposal.pid());
      return false;
    }
  }

  /** Moves a process now and waits for the end. */
  MigrationOutcome now(int pid, String from, Target target, String reason) throws IOException {
    if (!claim(pid)) {
      return refused(pid, from, target.id(), "it is being moved, frozen or thawed already");
    }
    try {
      return move(pid, target, reason);
    } finally {
      release(pid);
    }
  }

  /**
   * Keeps {@code pid} from being moved, and whoever asks next from having it, until {@link
   * #release}. False if somebody has it.
   */
  boolean claim(int pid) {
    return underWay.add(pid);
  }

  void release(int pid) {
    underWay.remove(pid);
  }

  /** Whether anything is being moved, frozen or thawed. */
  boolean areUnderWay() {
    return !underWay.isEmpty();
  }

  static MigrationOutcome refused(int pid, String from, String to, String reason) {
    return new MigrationOutcome(pid, from, to, Result.REFUSED, reason, 0, 0, 0);
  }

  private void carryOut(Proposal proposal, Target target) {
    try {
      move(proposal.pid(), target, proposal.reason());
    } catch (InterruptedIOException e) {
      LOG.info(
          "Pid {} may be on its way to {}; placement stops and does not wait",
          proposal.pid(),
          target.id(),
          e);
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "The move of pid {} to {} failed: {}", proposal.pid(), target.id(), e.getMessage(), e);
    } finally {
      release(proposal.pid());
    }
  }

  private MigrationOutcome move(int pid, Target target, String reason) throws IOException {
    MigrationOutcome outcome =
        engine.migrate(pid, target.id(), target.host(), target.port(), String.valueOf(reason));
    log(outcome);
    return outcome;
  }

  private void log(MigrationOutcome outcome) {
    if (outcome.result() != Result.REFUSED) {
      refusals.forget(outcome.pid());
    } else if (!refusals.isNew(outcome.pid(), String.valueOf(outcome.reason()))) {
      LOG.debug("Pid {} is refused again: {}", outcome.pid(), outcome.reason());
      return;
    }
    LOG.info(
        "Pid {} {} -> {}: {} ({}); {} bytes, pause {} ms, {} ms in all",
        outcome.pid(),
        outcome.from(),
        outcome.to(),
        outcome.result(),
        outcome.reason(),
        outcome.bytes(),
        outcome.pauseMs(),
        outcome.totalMs());
  }

  @Override
  public void close() {
    // A move that has begun is the engine's: it ends whether anybody waits for the answer or not.
    pool.shutdownNow();
  }
}
