package dev.roost.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.PlacementPolicy;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The real policies on the scenarios of the paper, a small part of them with a fixed seed. */
class ComparisonTest {

  private static Comparison.Result compare(int scenarios, int threads, String... names)
      throws IOException, InterruptedException {
    PolicyCatalog catalog = new PolicyCatalog();
    Map<String, Supplier<PlacementPolicy>> policies = new LinkedHashMap<>();
    for (String name : names) {
      policies.put(name, catalog.get(name, Map.of()));
    }
    return new Comparison(policies, threads)
        .run(
            LongStream.range(0, scenarios).map(i -> 1_000_003 + i),
            seed -> PaperScenarios.random(10, seed));
  }

  @Test
  void opportunityCostIsAheadOfTheClassicRuleAndThatOfRoundRobin() throws Exception {
    Comparison.Result result = compare(60, 2, "round-robin", "load", "opportunity-cost");
    System.out.print(Report.print(result, Report.Form.TABLE));
    Total cost = result.totals().get("opportunity-cost");
    assertThat(Report.behind(result, cost.slowdown())).isZero();
    assertThat(Report.behind(result, result.totals().get("load").slowdown())).isBetween(30.0, 70.0);
    assertThat(Report.behind(result, result.totals().get("round-robin").slowdown()))
        .isBetween(40.0, 100.0);
    assertThat(result.bound()).isLessThan(cost.slowdown()).isGreaterThan(0.5);
    assertThat(result.totals().values()).allMatch(total -> total.nonsense() == 0);
    assertThat(cost.jobs()).isEqualTo(60 * 100);
    assertThat(cost.movesPerJob()).isBetween(0.3, 1.0);
  }

  @Test
  void noPolicyIsBelowTheBoundInAnyScenario() throws Exception {
    PolicyCatalog catalog = new PolicyCatalog();
    for (String name : catalog.names()) {
      for (long seed = 500; seed < 520; seed++) {
        Scenario scenario = PaperScenarios.random(6, seed);
        Outcome outcome = new Simulation(scenario, catalog.get(name, Map.of()), seed).run();
        assertThat(outcome.slowdown())
            .as("%s, seed %d", name, seed)
            .isGreaterThanOrEqualTo(LowerBound.slowdown(scenario, seed));
      }
    }
  }

  @Test
  void resultsDoNotDependOnThreads() throws Exception {
    assertThat(compare(8, 1, "load", "opportunity-cost"))
        .isEqualTo(compare(8, 3, "load", "opportunity-cost"));
  }
}
