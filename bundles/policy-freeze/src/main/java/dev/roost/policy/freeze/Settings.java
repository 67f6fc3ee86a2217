package dev.roost.policy.freeze;

/** The thresholds of the rule; {@link Config} says what each means, under the same name. */
record Settings(
    int nice,
    double red,
    double blue,
    long redMs,
    long blueMs,
    int least,
    double lowMemory,
    long sliceMs,
    long settleMs,
    long youngMs,
    long retryMs,
    long maxLoadAgeMs) {

  /** Nearer to each other, the noise of the load alone would freeze and thaw. */
  private static final double MARGIN = 0.25;

  static final Settings DEFAULT =
      new Settings(1, 3.0, 1.5, 5_000, 5_000, 0, 0.05, 600_000, 2_000, 1_000, 10_000, 5_000);

  static Settings of(Config config) {
    return new Settings(
        config.nice(),
        config.red(),
        config.blue(),
        config.redMs(),
        config.blueMs(),
        config.least(),
        config.lowMemory(),
        config.sliceMs(),
        config.settleMs(),
        config.youngMs(),
        config.retryMs(),
        config.maxLoadAgeMs());
  }

  Settings {
    if (nice < -20 || nice > 19) {
      throw wrong("nice=%d must be a nice value, -20 to 19".formatted(nice));
    }
    // A process alone on a node of one CPU makes the load 1: with less it would never go on.
    if (!(blue >= 1) || !(red >= blue + MARGIN) || Double.isInfinite(red)) {
      throw wrong(
          "red=%s and blue=%s must be numbers, blue 1 or more and red above it by %s or more"
              .formatted(red, blue, MARGIN));
    }
    if (!(lowMemory >= 0 && lowMemory < 0.5)) {
      throw wrong("lowMemory=%s must be a share below 0.5".formatted(lowMemory));
    }
    notNegative("redMs", redMs);
    notNegative("blueMs", blueMs);
    notNegative("least", least);
    notNegative("settleMs", settleMs);
    notNegative("youngMs", youngMs);
    notNegative("retryMs", retryMs);
    if (sliceMs < 1 || maxLoadAgeMs < 1) {
      throw wrong(
          "sliceMs=%d and maxLoadAgeMs=%d must be 1 or more".formatted(sliceMs, maxLoadAgeMs));
    }
  }

  private static void notNegative(String name, long value) {
    if (value < 0) {
      throw wrong("%s=%d must be 0 or more".formatted(name, value));
    }
  }

  private static IllegalArgumentException wrong(String sentence) {
    return new IllegalArgumentException(FreezePolicy.PID + ": " + sentence);
  }
}
