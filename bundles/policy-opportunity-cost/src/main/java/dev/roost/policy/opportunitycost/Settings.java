package dev.roost.policy.opportunitycost;

/** The thresholds of the rule; {@link Config} says what each means, under the same name. */
record Settings(
    double base,
    double memoryWeight,
    double talkWeight,
    double moveWeight,
    double minGain,
    double margin,
    double moveBytesPerSecond,
    long movePauseMs,
    double callMicros,
    double callBytesPerSecond,
    double maxCallWait,
    long talkMs,
    long callsRestMs,
    double minProcessLoad,
    long youngMs,
    long settleMs,
    long pendingMs,
    long retryMs,
    int movesPerDecision,
    long maxLoadAgeMs) {

  static final Settings DEFAULT =
      new Settings(
          64, 1, 2, 1, 0.2, 0.1, 180e6, 120, 110, 160e6, 0.4, 900, 60_000, 0.25, 1_000, 4_000,
          3_000, 10_000, 2, 5_000);

  static Settings of(Config config) {
    return new Settings(
        config.base(),
        config.memoryWeight(),
        config.talkWeight(),
        config.moveWeight(),
        config.minGain(),
        config.margin(),
        config.moveBytesPerSecond(),
        config.movePauseMs(),
        config.callMicros(),
        config.callBytesPerSecond(),
        config.maxCallWait(),
        config.talkMs(),
        config.callsRestMs(),
        config.minProcessLoad(),
        config.youngMs(),
        config.settleMs(),
        config.pendingMs(),
        config.retryMs(),
        config.movesPerDecision(),
        config.maxLoadAgeMs());
  }

  Settings {
    positive("base", base);
    notNegative("memoryWeight", memoryWeight);
    notNegative("talkWeight", talkWeight);
    notNegative("moveWeight", moveWeight);
    notNegative("minGain", minGain);
    notNegative("margin", margin);
    positive("moveBytesPerSecond", moveBytesPerSecond);
    notNegative("movePauseMs", movePauseMs);
    positive("callMicros", callMicros);
    positive("callBytesPerSecond", callBytesPerSecond);
    positive("maxCallWait", maxCallWait);
    notNegative("talkMs", talkMs);
    notNegative("callsRestMs", callsRestMs);
    notNegative("minProcessLoad", minProcessLoad);
    notNegative("youngMs", youngMs);
    notNegative("settleMs", settleMs);
    notNegative("pendingMs", pendingMs);
    notNegative("retryMs", retryMs);
    positive("movesPerDecision", movesPerDecision);
    positive("maxLoadAgeMs", maxLoadAgeMs);
    if (!(base > 1)) {
      throw new IllegalArgumentException(
          "%s: base=%s must be a number above 1".formatted(OpportunityCostPolicy.PID, base));
    }
  }

  private static void positive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "%s: %s=%s must be a number above 0".formatted(OpportunityCostPolicy.PID, name, value));
    }
  }

  private static void notNegative(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "%s: %s=%s must be a number, 0 or more"
              .formatted(OpportunityCostPolicy.PID, name, value));
    }
  }
}
