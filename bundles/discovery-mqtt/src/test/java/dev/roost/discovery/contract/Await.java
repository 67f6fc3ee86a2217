package dev.roost.discovery.contract;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;

/** Waits for something that happens in another process. */
final class Await {

  /** Long enough on a busy machine. */
  static final Duration SOON = Duration.ofSeconds(15);

  private static final long STEP_NS = Duration.ofMillis(20).toNanos();

  private Await() {}

  /** Looks until {@code condition} holds; fails after {@code limit} with what {@code seen} says. */
  static void until(String what, Duration limit, Callable<Boolean> condition, Supplier<?> seen)
      throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() - end > 0) {
        Assertions.fail("after %s it is still not so that %s; seen: %s", limit, what, seen.get());
      }
      LockSupport.parkNanos(STEP_NS);
    }
  }
}
