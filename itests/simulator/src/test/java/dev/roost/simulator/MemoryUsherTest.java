package dev.roost.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A home of many CPUs and little memory: there is no load to balance, so without the usher it pages
 * for most of the time while its neighbours have memory free. With it only a burst of starts can
 * make it page, of more than it keeps free (four processes), until two moves of a second have
 * ended.
 */
class MemoryUsherTest {
  private static final int SEEDS = 10;

  /** Seconds, of hundreds. */
  private static final double MOST_PAGING = 5;

  private static Outcome[] run(String order) throws IOException {
    Scenario scenario = ScenarioFile.read(Path.of("scenarios/short-of-memory.json"), 0);
    PolicyCatalog catalog = new PolicyCatalog();
    Outcome[] outcomes = new Outcome[SEEDS];
    for (int seed = 0; seed < SEEDS; seed++) {
      outcomes[seed] = new Simulation(scenario, catalog.order(order, name -> Map.of()), seed).run();
    }
    return outcomes;
  }

  @Test
  void nobodyPagesWhileANeighbourHasMemoryFree() throws IOException {
    for (String next : new String[] {"hold", "load", "opportunity-cost"}) {
      Outcome[] without = run(next);
      Outcome[] with = run("memory-usher+" + next);
      int never = 0;
      for (int seed = 0; seed < SEEDS; seed++) {
        System.out.printf(
            "%s, seed %d: paging %.1f s, with the usher %.1f s; slowdown %.2f and %.2f%n",
            next,
            seed,
            without[seed].pagingSeconds(),
            with[seed].pagingSeconds(),
            without[seed].slowdown(),
            with[seed].slowdown());
        assertThat(with[seed].pagingSeconds())
            .as("%s, seed %d", next, seed)
            .isLessThan(MOST_PAGING);
        never += with[seed].pagingSeconds() == 0 ? 1 : 0;
        assertThat(with[seed].jobs()).isEqualTo(200);
        assertThat(with[seed].nonsense()).isZero();
        assertThat(with[seed].moves()).isPositive();
      }
      assertThat(never).as("scenarios without any paging, %s", next).isGreaterThan(SEEDS / 2);
      assertThat(without).as(next).allMatch(outcome -> outcome.pagingSeconds() > 300);
    }
  }
}
