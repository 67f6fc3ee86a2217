package dev.roost.bench;

/**
 * One line of a report.
 *
 * @param name what was measured
 * @param value its median
 * @param best its best sample; shown to people, because it suffers least from what else runs here
 * @param unit unit of both
 * @param vs name of the row that it is compared with; null if it is itself a yardstick
 * @param ratio median of the ratios to that row, sample by sample; null without {@code vs}
 */
record Row(String name, double value, double best, String unit, String vs, Double ratio) {

  /** A yardstick, of which less is better. */
  static Row of(String name, Samples samples, String unit) {
    return new Row(name, samples.median(), samples.least(), unit, null, null);
  }

  /** Something compared, of which less is better. */
  static Row of(String name, Samples samples, String unit, String vs, Samples yardstick) {
    return new Row(
        name, samples.median(), samples.least(), unit, vs, samples.over(yardstick).median());
  }

  /** A rate that is a yardstick. */
  static Row rate(String name, Samples samples) {
    return new Row(name, samples.median(), samples.most(), "MB/s", null, null);
  }

  /** A rate in a unit of its own. */
  static Row rate(String name, Samples samples, String unit) {
    return new Row(name, samples.median(), samples.most(), unit, null, null);
  }

  /** A rate that is compared. */
  static Row rate(String name, Samples samples, String vs, Samples yardstick) {
    return new Row(
        name, samples.median(), samples.most(), "MB/s", vs, samples.over(yardstick).median());
  }

  /** A number that is what it is. */
  static Row exact(String name, double value, String unit) {
    return new Row(name, value, value, unit, null, null);
  }
}
