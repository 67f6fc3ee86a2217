package dev.roost.policy.memoryusher;

/** The thresholds of the rule; {@link Config} says what each means, under the same name. */
record Settings(
    double low,
    double high,
    double maxPressure,
    long minBytes,
    long youngMs,
    long settleMs,
    long pendingMs,
    long retryMs,
    int movesPerDecision,
    long maxLoadAgeMs) {

  static final Settings DEFAULT =
      new Settings(0.1, 0.15, 0.1, 4 << 20, 500, 10_000, 3_000, 5_000, 2, 5_000);

  static Settings of(Config config) {
    return new Settings(
        config.low(),
        config.high(),
        config.maxPressure(),
        config.minBytes(),
        config.youngMs(),
        config.settleMs(),
        config.pendingMs(),
        config.retryMs(),
        config.movesPerDecision(),
        config.maxLoadAgeMs());
  }

  Settings {
    if (!(low >= 0 && low < high && high < 1)) {
      throw wrong("low=%s and high=%s must be shares, low below high".formatted(low, high));
    }
    if (!(maxPressure > 0 && maxPressure <= 1)) {
      throw wrong("maxPressure=%s must be a share above 0".formatted(maxPressure));
    }
    notNegative("minBytes", minBytes);
    notNegative("youngMs", youngMs);
    notNegative("settleMs", settleMs);
    notNegative("pendingMs", pendingMs);
    notNegative("retryMs", retryMs);
    if (movesPerDecision < 1 || maxLoadAgeMs < 1) {
      throw wrong(
          "movesPerDecision=%d and maxLoadAgeMs=%d must be 1 or more"
              .formatted(movesPerDecision, maxLoadAgeMs));
    }
  }

  private static void notNegative(String name, long value) {
    if (value < 0) {
      throw wrong("%s=%d must be 0 or more".formatted(name, value));
    }
  }

  private static IllegalArgumentException wrong(String sentence) {
    return new IllegalArgumentException(MemoryUsherPolicy.PID + ": " + sentence);
  }
}
