package dev.roost.policy.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roost.api.Explanation;
import dev.roost.api.Explanation.Choice;
import dev.roost.api.Explanation.Term;
import dev.roost.api.ProcessView.State;
import org.junit.jupiter.api.Test;

class ExplainTest {

  private static Explanation explain(Season season, int pid) {
    return new FreezePolicy(Settings.DEFAULT).explain(season.now(), pid).orElseThrow();
  }

  private static Season season(Chore... chores) {
    return new Season(Settings.DEFAULT, chores).threads(4);
  }

  @Test
  void saysWhatItReckonsWith() {
    Explanation said =
        explain(season(Chore.nice(1, 5), Chore.nice(2, 9)).free(50).other("b", 1).other("c", 9), 1);
    assertThat(said.choices()).extracting(Choice::node).containsExactly("b", "a", "c");
    assertThat(said.choices())
        .extracting(Choice::note)
        .containsExactly("", "it is there", "has no room for it");
    Choice here = said.choices().get(1);
    assertThat(here.terms()).extracting(Term::name).containsExactly("load", "short");
    assertThat(here.terms().getFirst().value()).isEqualTo(2);
    assertThat(here.cost()).isCloseTo(2.05, within(1e-9));
    assertThat(said.verdict())
        .isEqualTo(
            "It is number 2 of 2 that would be frozen, above 3.00: a has 2.00 threads per CPU and"
                + " 5 % free memory.");
  }

  @Test
  void saysWhyNot() {
    assertThat(explain(season(Chore.nice(1, 0)), 1).verdict())
        .isEqualTo("It is not frozen: its nice value is 0, and only 1 or more is of low priority.");
    assertThat(explain(season(Chore.nice(1, 5).in(State.AWAY)), 1).verdict())
        .isEqualTo("It is not frozen: it is AWAY.");
    assertThat(explain(season(Chore.nice(1, 5).in(State.FROZEN).byHand()), 1).verdict())
        .isEqualTo("It is frozen by hand, and no policy thaws it.");
    Explanation frozen = explain(season(Chore.nice(1, 5).in(State.FROZEN)), 1);
    assertThat(frozen.verdict())
        .isEqualTo(
            "It is frozen; with it there may be 1.50 threads per CPU at most: a has 2.00 threads"
                + " per CPU and 50 % free memory.");
    assertThat(frozen.choices().getFirst().terms().getFirst().value()).as("with it").isEqualTo(2.5);
  }
}
