package dev.roost.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Waits for something that another process does, and always with a deadline. */
public final class Await {

  /** Between two looks; what is waited for takes milliseconds at least. */
  private static final long LOOK_NS = 2_000_000;

  private Await() {}

  /** A question that may be asked again. */
  @FunctionalInterface
  public interface Condition {
    /** Whether it is so now. */
    boolean holds() throws Exception;
  }

  /** A value that may not be there yet. */
  @FunctionalInterface
  public interface Source<T> {
    /** The value, if it is there now. */
    Optional<T> look() throws Exception;
  }

  /**
   * Returns as soon as {@code condition} holds.
   *
   * @param what what is waited for, as it stands in the message of the failure
   * @throws AssertionError if it does not hold in time
   */
  public static void until(String what, Duration deadline, Condition condition) {
    value(what, deadline, () -> condition.holds() ? Optional.of(true) : Optional.empty());
  }

  /**
   * The first value that {@code source} has.
   *
   * @throws AssertionError if it has none in time, or fails
   */
  public static <T> T value(String what, Duration deadline, Source<T> source) {
    Optional<T> value = within(what, deadline, source);
    return value.orElseThrow(() -> new AssertionError("not within " + deadline + ": " + what));
  }

  /** The first value that {@code source} has, or nothing if it has none in time. */
  public static <T> Optional<T> within(String what, Duration deadline, Source<T> source) {
    long end = System.nanoTime() + deadline.toNanos();
    while (true) {
      try {
        Optional<T> value = source.look();
        if (value.isPresent() || System.nanoTime() >= end) {
          return value;
        }
      } catch (Exception e) {
        throw new AssertionError("while waiting for " + what + ": " + e, e);
      }
      LockSupport.parkNanos(LOOK_NS);
    }
  }
}
