package dev.roost.placement;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one thread that calls one policy, and the watchdog over it: foreign code may throw anything
 * or never return, and the caller goes on.
 */
final class PolicyThread implements AutoCloseable {
  private final Duration limit;
  private final ExecutorService thread;
  private volatile boolean running;

  PolicyThread(String policy, Duration limit) {
    this.limit = limit;
    thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("roost-policy-" + policy).factory());
  }

  /**
   * The result of {@code call}, which is made on the policy's thread.
   *
   * @throws PolicyFault if it throws, takes longer than the limit, or an earlier call has not
   *     returned yet
   */
  synchronized <T> T call(String what, Callable<T> call) throws PolicyFault, InterruptedException {
    if (running) {
      throw new PolicyFault(tooLong(what));
    }
    Future<T> future = thread.submit(() -> run(call));
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      throw new PolicyFault(tooLong(what), e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new PolicyFault("%s threw %s".formatted(what, cause), cause);
    } catch (CancellationException e) {
      throw new PolicyFault(what + " was cancelled", e);
    }
  }

  /** A cancelled future says "done" while its policy still runs; this does not. */
  private <T> T run(Callable<T> call) throws Exception {
    running = true;
    try {
      return call.call();
    } finally {
      running = false;
    }
  }

  private String tooLong(String what) {
    return "%s took longer than %d ms".formatted(what, limit.toMillis());
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
