package dev.roost.simulator;

import java.util.SplittableRandom;

/**
 * How old what a node knows of another is, by the formulas of Amar, Barak, Drezner and Okun
 * (Concurrency and Computation 21, 2009): in each round a node sends a window of its youngest
 * entries to a random other one.
 */
final class Gossip {
  private final double others;
  private final double share;
  private final double roundSeconds;

  /**
   * Among {@code nodes} nodes with windows of {@code window} entries.
   *
   * @param roundSeconds time between two messages of a node
   */
  Gossip(int nodes, int window, double roundSeconds) {
    others = Math.max(1, nodes - 1);
    share = Math.min(window, nodes - 1.0) / Math.max(2, nodes);
    this.roundSeconds = roundSeconds;
  }

  /**
   * The age of an entry of the window, in seconds. A part {@code u} of all nodes have heard in
   * {@code t} rounds where {@code exp(N t/(N-1)) = u (N-1)/(1-u)}.
   */
  double age(SplittableRandom random) {
    double heard = random.nextDouble() * share;
    double rounds = others / (others + 1) * Math.log(heard * others / (1 - heard));
    // What has been heard within the round was on its way for a part of it.
    return roundSeconds * Math.max(random.nextDouble(), rounds);
  }
}
