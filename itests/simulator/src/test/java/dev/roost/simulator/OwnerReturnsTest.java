package dev.roost.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Guests fill three nodes when the owner of one comes back and starts a program of 30 s there. */
class OwnerReturnsTest {
  private static final int SEEDS = 20;

  private static Outcome[] run(String order, Map<String, String> settings) throws IOException {
    Scenario scenario = ScenarioFile.read(Path.of("scenarios/owner-returns.json"), 0);
    PolicyCatalog catalog = new PolicyCatalog();
    Outcome[] outcomes = new Outcome[SEEDS];
    for (int seed = 0; seed < SEEDS; seed++) {
      outcomes[seed] =
          new Simulation(
                  scenario,
                  catalog.order(
                      order,
                      name -> name.equals("owner-first") ? settings : Map.<String, String>of()),
                  seed)
              .run();
      assertThat(outcomes[seed].jobs()).as("all end, none is killed").isEqualTo(13);
      assertThat(outcomes[seed].nonsense()).isZero();
    }
    return outcomes;
  }

  /** It takes a second until the owner is believed to be back; decisions are a second apart. */
  @Test
  void guestsAreGoneWithinThreeDecisions() throws IOException {
    for (String next : new String[] {"load", "opportunity-cost"}) {
      Outcome[] with = run("owner-first+" + next, Map.of());
      for (int seed = 0; seed < SEEDS; seed++) {
        System.out.printf(
            "%s, seed %d: guests beside the owner for %.2f s%n",
            next, seed, with[seed].overstaySeconds());
        assertThat(with[seed].overstaySeconds()).as("%s, seed %d", next, seed).isLessThan(3);
      }
    }
  }

  @Test
  void withoutItGuestsStay() throws IOException {
    Outcome[] without = run("load", Map.of());
    long stayed = Arrays.stream(without).filter(o -> o.overstaySeconds() > 10).count();
    assertThat(stayed).isGreaterThan(SEEDS / 2);
  }

  @Test
  void guestsStayIfTheOwnerNeedsLittle() throws IOException {
    assertThat(run("owner-first+load", Map.of("ownerLoad", "100")))
        .anyMatch(outcome -> outcome.overstaySeconds() > 10);
  }
}
