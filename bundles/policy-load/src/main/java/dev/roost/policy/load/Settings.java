package dev.roost.policy.load;

/**
 * Thresholds of the rule, from the configuration {@code dev.roost.policy.load}.
 *
 * @param threshold load per CPU above which a node wants to get rid of a process; 1.0 is as many
 *     runnable threads as CPUs
 * @param processWeight what a process counts on its target, relative to what it counts here; above
 *     1 so that a move must be worth more than it costs
 * @param minProcessLoad CPUs that a process would use on an idle node, below which it is not worth
 *     a move
 * @param intervalMs least time between two moves for balance, in milliseconds
 * @param youngMs processes younger than this are not moved, in milliseconds: most end soon
 * @param settleMs processes that moved less than this ago are not moved, in milliseconds; doubled
 *     for each move after the second, up to 16 times as long
 * @param pendingMs how long a proposed move counts on its target before the target's own load is
 *     believed, in milliseconds
 * @param retryMs a process is not proposed again within this time, in milliseconds
 * @param maxCallsPerSecond forwarded system calls per second above which a process comes home if it
 *     moves no bytes: at 0.1 ms each it waits for a fifth of its time
 * @param maxBytesPerSecond bytes of these calls and their results per second above which it comes
 *     home if it makes few; a process that has a part of both counts with the sum of the parts
 * @param maxCallWait seconds in each second for which its threads may wait for the way home and
 *     back of its calls; above it comes home, however few calls these are: a slow network or busy
 *     nodes make each of them long
 * @param talkMs it comes home when it has been above that for so long, in milliseconds
 * @param callsRestMs a process that came home because of that stays for this time, in milliseconds;
 *     doubled each time, up to 16 times as long
 * @param maxLoadAgeMs load vectors older than this say nothing about a target, in milliseconds
 */
record Settings(
    double threshold,
    double processWeight,
    double minProcessLoad,
    long intervalMs,
    long youngMs,
    long settleMs,
    long pendingMs,
    long retryMs,
    double maxCallsPerSecond,
    double maxBytesPerSecond,
    double maxCallWait,
    long talkMs,
    long callsRestMs,
    long maxLoadAgeMs) {

  static final Settings DEFAULT =
      new Settings(
          1.1, 1.30, 0.25, 2_000, 1_000, 5_000, 3_000, 10_000, 2_000, 64e6, 0.4, 900, 60_000,
          5_000);

  Settings {
    positive("threshold", threshold);
    positive("processWeight", processWeight);
    positive("maxCallsPerSecond", maxCallsPerSecond);
    positive("maxBytesPerSecond", maxBytesPerSecond);
    positive("maxCallWait", maxCallWait);
    notNegative("talkMs", talkMs);
    notNegative("minProcessLoad", minProcessLoad);
    notNegative("intervalMs", intervalMs);
    notNegative("youngMs", youngMs);
    notNegative("settleMs", settleMs);
    notNegative("pendingMs", pendingMs);
    notNegative("retryMs", retryMs);
    notNegative("callsRestMs", callsRestMs);
    positive("maxLoadAgeMs", maxLoadAgeMs);
  }

  private static void positive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "dev.roost.policy.load: %s=%s must be a number above 0".formatted(name, value));
    }
  }

  private static void notNegative(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "dev.roost.policy.load: %s=%s must be a number, 0 or more".formatted(name, value));
    }
  }
}
