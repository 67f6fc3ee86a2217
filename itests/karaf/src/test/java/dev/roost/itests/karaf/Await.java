package dev.roost.itests.karaf;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what happens on other threads. */
final class Await {

  private static final long LIMIT_NS = 20_000_000_000L;
  private static final long LOOK_NS = 50_000_000L;

  private Await() {}

  /** Returns once it holds; fails after 20 s and says what did not happen. */
  static void that(String what, BooleanSupplier holds) {
    long deadline = System.nanoTime() + LIMIT_NS;
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("not seen within 20 s: " + what);
      }
      LockSupport.parkNanos(LOOK_NS);
    }
  }
}
