package dev.roost.policy.opportunitycost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roost.api.Explanation;
import dev.roost.api.Explanation.Choice;
import dev.roost.api.Explanation.Term;
import org.junit.jupiter.api.Test;

class ExplainTest {
  private final OpportunityCostPolicy policy = new OpportunityCostPolicy(Settings.DEFAULT);

  private Explanation explain(Cluster cluster, Hog hog) {
    return policy.explain(cluster.at(1_000, hog), hog.pid()).orElseThrow();
  }

  @Test
  void saysWhatEachNodeWouldCost() {
    Explanation said =
        explain(new Cluster().node("a", 2).node("b", 0).node("c", 1, 1, 0), Hog.home(1, 0.5));
    assertThat(said.choices()).extracting(Choice::node).containsExactly("b", "a", "c");
    assertThat(said.choices().getFirst().terms())
        .extracting(Term::name)
        .containsExactly("cpu", "memory", "talk", "move");
    assertThat(said.choices().getFirst().terms().getFirst().value()).isCloseTo(1, within(1e-9));
    assertThat(said.choices())
        .extracting(Choice::note)
        .containsExactly("", "it is there", "is full");
    assertThat(said.verdict())
        .matches("It may go: b gains most, \\d+\\.\\d+; more than \\d\\.\\d+ are worth a move\\.");
  }

  @Test
  void saysWhyItStays() {
    Cluster even = new Cluster().node("a", 2).node("b", 2);
    assertThat(explain(even, Hog.home(1, 0.5)).verdict()).startsWith("It stays: b would gain most");
    assertThat(explain(even, Hog.home(1, 0.5).staying()).verdict())
        .isEqualTo("It stays on a: it stays: shared-memory.");
    assertThat(explain(even, Hog.home(1, 0.5).aged(10)).verdict()).contains("too young: 10 ms");
    assertThat(explain(new Cluster().node("a", 2), Hog.home(1, 0.5)).verdict())
        .isEqualTo("It stays on a: no other node can take it.");
  }
}
