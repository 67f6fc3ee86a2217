package dev.roost.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Values of one thing, in the order in which they were measured. */
final class Samples {

  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
  }

  double median() {
    return middle(values);
  }

  double least() {
    return Collections.min(values);
  }

  double most() {
    return Collections.max(values);
  }

  /**
   * The ratios to what was measured right beside: what else runs on the machine touches both.
   *
   * @throws IllegalArgumentException if there are not as many
   */
  Samples over(Samples yardstick) {
    if (values.size() != yardstick.values.size()) {
      throw new IllegalArgumentException(
          values.size() + " samples beside " + yardstick.values.size());
    }
    Samples ratios = new Samples();
    for (int i = 0; i < values.size(); i++) {
      ratios.add(values.get(i) / yardstick.values.get(i));
    }
    return ratios;
  }

  /** Each multiplied by {@code factor}. */
  Samples times(double factor) {
    Samples products = new Samples();
    values.forEach(value -> products.add(value * factor));
    return products;
  }

  /** {@code dividend} divided by each: rates of times. */
  Samples divide(double dividend) {
    Samples rates = new Samples();
    values.forEach(value -> rates.add(dividend / value));
    return rates;
  }

  static double middle(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
