package dev.roost.engine.internal;

import java.util.function.LongSupplier;

/**
 * Measures how fast a CPU of this machine is beside one of the standard node. The work is a chain
 * of dependent steps (a load from the first-level cache, a multiplication, an addition), of which
 * every compiler of the JVM makes about the same; it is done in short slices, and only the best one
 * counts: the others were compiled on the way, or shared their CPU with somebody.
 */
final class SpeedGauge {

  /** The best slice of the standard node: a virtual CPU of an AMD EPYC, as docs/bench.md has it. */
  static final long STANDARD_NS = 50_000;

  private static final int STEPS = 20_000;

  /** Two measurements of the same CPU differ by less than half of this. */
  private static final double GRAIN = 0.1;

  /** So many slices without a better one mean that there is none. */
  private static final int PATIENCE_SLICES = 400;

  /** On a busy machine it may take so long, and no longer: the engine is waited for. */
  private static final long MOST_NS = 3_000_000_000L;

  private final LongSupplier nanoTime;
  private final long[] table = new long[512];

  /** Read by nobody; so that the work is not found to be in vain and left out. */
  private volatile long result;

  /**
   * @param nanoTime a monotonic clock in nanoseconds
   */
  SpeedGauge(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    for (int i = 0; i < table.length; i++) {
      table[i] = i * 0x9E3779B97F4A7C15L;
    }
  }

  /**
   * The speed of one CPU, in tenths; 1.0 is the standard node. Takes some hundredths of a second.
   */
  double measure() {
    long began = nanoTime.getAsLong();
    long end = began;
    long best = Long.MAX_VALUE;
    for (int since = 0; since < PATIENCE_SLICES && end - began < MOST_NS; since++) {
      long start = end;
      result = slice(start);
      end = nanoTime.getAsLong();
      if (end - start < best) {
        best = Math.max(1, end - start);
        since = 0;
      }
    }
    return Math.max(1, Math.round((double) STANDARD_NS / best / GRAIN)) / (1 / GRAIN);
  }

  private long slice(long seed) {
    long value = seed;
    for (int i = 0; i < STEPS; i++) {
      value = table[(int) (value >>> 55)] + value * 0xD1342543DE82EF95L + 1;
    }
    return value;
  }
}
