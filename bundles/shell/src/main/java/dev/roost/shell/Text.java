package dev.roost.shell;

import java.util.Locale;

/** Figures as people read them. */
final class Text {
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private Text() {}

  /** Bytes in the largest unit that leaves at least 1: {@code 12.3 MiB}. */
  static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }

  static String decimals(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  static String percent(double part) {
    return Math.round(100 * part) + "%";
  }

  /** Milliseconds as {@code 0.4s}, {@code 12s}, {@code 5m}, {@code 3h}. */
  static String age(long ms) {
    if (ms < 10_000) {
      return decimals(ms / 1_000.0, 1) + "s";
    }
    long seconds = ms / 1_000;
    if (seconds < 120) {
      return seconds + "s";
    }
    return seconds < 7_200 ? seconds / 60 + "m" : seconds / 3_600 + "h";
  }
}
