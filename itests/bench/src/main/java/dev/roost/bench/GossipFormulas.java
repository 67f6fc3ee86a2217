package dev.roost.bench;

/**
 * How old what nodes know of each other is with the gossip of MOSIX, in rounds: each node sends the
 * youngest entries that it has to one other each round (Amar, Barak, Drezner and Okun, Concurrency
 * and Computation 21, 2009). Compared with, not used.
 *
 * @param nodes N, above {@code window}
 * @param window w, the entries of a message
 */
record GossipFormulas(double nodes, double window) {

  private static final double EULER = 0.5772156649;

  GossipFormulas {
    if (!(window >= 1 && window < nodes)) {
      throw new IllegalArgumentException(
          "a window of %s does not fit into a cluster of %s".formatted(window, nodes));
    }
  }

  /** T(w): the oldest entry of a window. */
  double oldestInWindow() {
    return (nodes - 1) / nodes * Math.log(window * (nodes - 1) / (nodes - window));
  }

  /** A_w: the mean of a window. */
  double meanInWindow() {
    double heard = Math.exp(nodes * oldestInWindow() / (nodes - 1));
    return oldestInWindow()
        - (nodes - 1) / window * (Math.log(nodes - 1 + heard) - Math.log(nodes));
  }

  /** A_v: the mean of all. */
  double meanOfAll() {
    return meanInWindow() + 1 / (1 - Math.pow(1 - 1 / (nodes - 1), window));
  }

  /** The oldest of all, as is to be expected. */
  double oldestOfAll() {
    return -(Math.log(nodes) + EULER) / (window * Math.log(1 - 1 / (nodes - 1)));
  }
}
