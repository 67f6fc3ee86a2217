package dev.roost.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.DoubleSummaryStatistics;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class GossipTest {

  private static DoubleSummaryStatistics ages(int nodes, int window) {
    SplittableRandom random = new SplittableRandom(4);
    Gossip gossip = new Gossip(nodes, window, 1);
    return DoubleStream.generate(() -> gossip.age(random)).limit(100_000).summaryStatistics();
  }

  /** No entry of a window is older than T(w) = (N-1)/N ln(w(N-1)/(N-w)). */
  @Test
  void windowHoldsTheYoungest() {
    double oldest = 63.0 / 64 * Math.log(16 * 63 / 48.0);
    DoubleSummaryStatistics ages = ages(64, 16);
    assertThat(ages.getMax()).isCloseTo(oldest, within(0.01));
    assertThat(ages.getMin()).isGreaterThanOrEqualTo(0);
  }

  /**
   * The mean age in a window is T - (N-1)/X (ln(N-1+E) - ln N), where X = w and E = exp(NT/(N-1)).
   */
  @Test
  void meanAgeIsThatOfTheFormula() {
    double oldest = 63.0 / 64 * Math.log(16 * 63 / 48.0);
    double e = Math.exp(64 * oldest / 63);
    double mean = oldest - 63 / 16.0 * (Math.log(63 + e) - Math.log(64));
    // An entry that came within this round was on its way for a part of it, which the formula
    // omits.
    assertThat(ages(64, 16).getAverage()).isCloseTo(mean, within(0.1));
  }

  @Test
  void twoNodesHearOfEachOtherEachRound() {
    assertThat(ages(2, 1).getAverage()).isLessThan(3);
  }
}
