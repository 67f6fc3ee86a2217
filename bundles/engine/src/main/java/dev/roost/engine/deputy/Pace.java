package dev.roost.engine.deputy;

import dev.roost.engine.model.Siginfo;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.ErrnoException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps a fast timer from occupying its deputy. A timer goes on when its signal leaves the kernel's
 * queue (timer_create(2)); so a thread that stops for one every 10 us, and is only then continued,
 * gets the next before it has executed anything. After a signal that comes soon after the one
 * before, a thread therefore blocks it until the body has been given it. Meanwhile the kernel
 * counts overruns, as it does of a process that is slow itself. On the tracer's thread.
 */
final class Pace {
  /** Signals that are further apart, in nanoseconds, leave time enough. */
  private static final long FAST_NS = 1_000_000L;

  /** So long a body is waited for that takes a signal without being seen: sigtimedwait(2). */
  private static final long PATIENCE_MS = 20;

  private final Consumer<DeputyThread> askToStop;
  private final Executor later;
  private final Map<Integer, Long> last = new HashMap<>();

  /** What threads block, and what they are to block no more at their next stop: masks. */
  private final Map<DeputyThread, Long> blocked = new HashMap<>();

  private final Map<DeputyThread, Long> due = new HashMap<>();

  /**
   * @param askToStop has a thread stop soon, so that {@link #resumes} is called
   */
  Pace(Tracer tracer, Consumer<DeputyThread> askToStop) {
    this.askToStop = askToStop;
    this.later =
        CompletableFuture.delayedExecutor(PATIENCE_MS, TimeUnit.MILLISECONDS, tracer::submit);
  }

  /** A signal of {@code thread}, which is stopped for it, has been told to the body. */
  void after(DeputyThread thread, StoppedTask task, byte[] info) throws ErrnoException {
    if (!Siginfo.isOfRepeatingTimer(info)) {
      return;
    }
    int signal = Siginfo.number(info);
    long now = System.nanoTime();
    Long before = last.put(signal, now);
    if (before != null && now - before < FAST_NS) {
      long mask = blocked.merge(thread, bit(signal), (bits, bit) -> bits | bit);
      task.setSignalMask(mask | thread.blocks());
      later.execute(() -> next(signal));
    }
  }

  /** The next signal of this number may come. */
  void next(int signal) {
    blocked.keySet().removeIf(thread -> !thread.alive());
    due.keySet().retainAll(blocked.keySet());
    blocked.forEach(
        (thread, mask) -> {
          if ((mask & bit(signal)) != 0) {
            due.merge(thread, bit(signal), (bits, bit) -> bits | bit);
            askToStop.accept(thread);
          }
        });
  }

  /** A thread has stopped. Returns whether it was asked to because a signal may come again. */
  boolean resumes(DeputyThread thread, StoppedTask task) throws ErrnoException {
    Long bits = due.remove(thread);
    if (bits == null) {
      return false;
    }
    long mask = blocked.getOrDefault(thread, 0L) & ~bits;
    task.setSignalMask(mask | thread.blocks());
    if (mask == 0) {
      blocked.remove(thread);
    } else {
      blocked.put(thread, mask);
    }
    return true;
  }

  /** The masks of all threads are set by somebody else. */
  void forget() {
    blocked.clear();
    due.clear();
  }

  private static long bit(int signal) {
    return 1L << (signal - 1);
  }
}
