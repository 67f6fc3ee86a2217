package dev.roost.simulator;

/** Refuses numbers that make no sense, by name. */
final class Check {
  private Check() {}

  static void positive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("%s=%s must be a number above 0".formatted(name, value));
    }
  }

  static void notNegative(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "%s=%s must be a number, 0 or more".formatted(name, value));
    }
  }
}
