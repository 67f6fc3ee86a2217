package dev.roost.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roost.simulator.Scenario.Hardware;
import dev.roost.simulator.Scenario.Network;
import dev.roost.simulator.Scenario.View;
import java.util.List;
import org.junit.jupiter.api.Test;

class LowerBoundTest {

  @Test
  void isReachedByOneProcessOnTheFastestNode() {
    Scenario one =
        new Scenario(
            "one",
            List.of(new Hardware(1, 4, 1L << 30), new Hardware(1, 1, 1L << 30)),
            Scenarios.burst(1),
            Network.MEASURED,
            View.USUAL);
    assertThat(LowerBound.slowdown(one, 3)).isEqualTo(0.25);
    assertThat(new Simulation(one, NoPolicy::new, 3).run().slowdown())
        .isCloseTo(0.25, within(1e-9));
  }

  /**
   * Two that come at once to one CPU: the shorter one runs first, each is half done when half is.
   */
  @Test
  void isWhatTheShortestFirstGivesOnOneCpu() {
    Scenario two = Scenarios.of(Scenarios.burst(2), 1);
    Arrivals arrivals = new Arrivals(two, 3);
    Job a = arrivals.next();
    Job b = arrivals.next();
    assertThat(a.work()).isGreaterThan(b.arrival() - a.arrival());
    double left = a.work() - (b.arrival() - a.arrival());
    double best =
        a.work() > b.work()
            ? ((left + b.arrival() + b.work() - a.arrival()) / a.work() + 1) / 2
            : (1 + (left + b.work()) / b.work()) / 2;
    assertThat(LowerBound.slowdown(two, 3)).isLessThanOrEqualTo(best + 1e-9);
    assertThat(LowerBound.slowdown(two, 3)).isGreaterThan(1);
    assertThat(new Simulation(two, NoPolicy::new, 3).run().slowdown())
        .isGreaterThanOrEqualTo(best - 1e-9);
  }
}
