package dev.roost.policy.load;

import dev.roost.api.ClusterSnapshot;

/**
 * Keeps nodes that are loaded at the same time from choosing the same idle node at the same time,
 * without a word between them: each acts in a random one of as many decisions as there are
 * contenders, so that about one acts before the others see what it did.
 */
final class Turns {
  private Turns() {}

  /** Whether this node may act now. Always so if it is alone; the same for the same snapshot. */
  static boolean isMine(ClusterSnapshot snapshot, long contenders) {
    long seed = snapshot.self().hashCode() * 0x9E3779B97F4A7C15L + snapshot.takenAtMs();
    return contenders <= 1 || Long.remainderUnsigned(mix(seed), contenders) == 0;
  }

  /** The finaliser of SplitMix64: neighbouring seeds give unrelated numbers. */
  private static long mix(long seed) {
    long z = (seed ^ (seed >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
