package dev.roost.engine.model;

/**
 * Values of the two clocks that count from the boot, or differences of such values.
 *
 * @param monotonicNs CLOCK_MONOTONIC, in nanoseconds
 * @param boottimeNs CLOCK_BOOTTIME, in nanoseconds
 */
public record ClockPair(long monotonicNs, long boottimeNs) {

  /** Both sums. */
  public ClockPair plus(ClockPair other) {
    return new ClockPair(monotonicNs + other.monotonicNs, boottimeNs + other.boottimeNs);
  }

  /** Both differences. */
  public ClockPair minus(ClockPair other) {
    return new ClockPair(monotonicNs - other.monotonicNs, boottimeNs - other.boottimeNs);
  }

  /** Whether neither clock is behind that of {@code other}. */
  public boolean notBefore(ClockPair other) {
    return monotonicNs >= other.monotonicNs && boottimeNs >= other.boottimeNs;
  }
}
