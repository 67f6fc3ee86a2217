package dev.roost.policy.load;

import dev.roost.api.ProcessView;
import java.util.Locale;

/**
 * How much processes talk with their home, as a share of what is too much: calls and bytes both
 * count, because a call costs a round trip however small it is, and bytes cost both ends CPU.
 */
record Talks(Loads loads, Settings settings) {

  /** What talks more than this share at home is not sent away: less than what brings it back. */
  static final double LEAVING_SHARE = 0.7;

  private static double share(ProcessView process, Settings settings) {
    return process.callsPerSecond() / settings.maxCallsPerSecond()
        + process.bytesPerSecond() / settings.maxBytesPerSecond();
  }

  private static boolean waits(ProcessView process, Settings settings) {
    return process.callWait() > settings.maxCallWait();
  }

  static boolean isTooMuch(ProcessView process, Settings settings) {
    return waits(process, settings) || share(process, settings) > 1;
  }

  static String reason(ProcessView process, Settings settings) {
    if (waits(process, settings)) {
      return String.format(
          Locale.ROOT,
          "waits for its home: its %.0f calls per second are %.2f s on the way; %.2f are too much",
          process.callsPerSecond(),
          process.callWait(),
          settings.maxCallWait());
    }
    return String.format(
        Locale.ROOT,
        "talks with home: %.0f calls and %.1f MB per second; %.0f or %.1f are too much",
        process.callsPerSecond(),
        process.bytesPerSecond() / 1e6,
        settings.maxCallsPerSecond(),
        settings.maxBytesPerSecond() / 1e6);
  }

  /**
   * The share that it would have on an idle node, where it runs all the time and not only a part of
   * it.
   */
  double away(ProcessView process) {
    return share(process, settings) * loads.crowding(process);
  }
}
