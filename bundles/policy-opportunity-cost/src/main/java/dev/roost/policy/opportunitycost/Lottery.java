package dev.roost.policy.opportunitycost;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Chooses among several by chance, each as likely as its weight, without a word between nodes:
 * homes that look at the same idle node at the same time do not all send there. The same for the
 * same snapshot.
 */
final class Lottery {
  private final long seed;

  Lottery(String self, long atMs) {
    seed = mix(self.hashCode() * 0x9E3779B97F4A7C15L + atMs);
  }

  /** One of {@code tickets}, which are not empty and weigh more than 0. */
  <T> T draw(int pid, List<T> tickets, ToDoubleFunction<T> weight, ToLongFunction<T> number) {
    return tickets.stream()
        .min(
            Comparator.comparingDouble(
                ticket ->
                    -Math.log(chance(pid, number.applyAsLong(ticket)))
                        / weight.applyAsDouble(ticket)))
        .orElseThrow();
  }

  /** A number between 0 and 1 that belongs to {@code pid} and {@code number} now. */
  double chance(int pid, long number) {
    long bits = mix(seed ^ mix(pid * 0xD1342543DE82EF95L + number)) >>> 11;
    return (bits + 0.5) * 0x1.0p-53;
  }

  /** The finaliser of SplitMix64: neighbouring seeds give unrelated numbers. */
  private static long mix(long seed) {
    long z = (seed ^ (seed >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
