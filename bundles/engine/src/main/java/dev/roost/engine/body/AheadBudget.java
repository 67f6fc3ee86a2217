package dev.roost.engine.body;

import java.util.concurrent.atomic.AtomicLong;

/** Memory that all bodies of this engine together may fill with what they read ahead. */
public final class AheadBudget {
  /** Of all, in bytes; an engine's heap has 64 MiB. */
  private static final long MOST_BYTES = 16L << 20;

  private final AtomicLong used = new AtomicLong();

  /** Takes {@code bytes}; false if so much is not left. */
  boolean take(long bytes) {
    if (used.addAndGet(bytes) <= MOST_BYTES) {
      return true;
    }
    used.addAndGet(-bytes);
    return false;
  }

  /** Gives back what was taken. */
  void give(long bytes) {
    used.addAndGet(-bytes);
  }
}
