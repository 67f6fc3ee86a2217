package dev.roost.policy.memoryusher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roost.api.Explanation;
import dev.roost.api.Explanation.Choice;
import dev.roost.api.Explanation.Term;
import org.junit.jupiter.api.Test;

class ExplainTest {
  private final MemoryUsherPolicy policy = new MemoryUsherPolicy(Settings.DEFAULT);

  private Explanation explain(Cluster cluster, Big process) {
    return policy.explain(cluster.at(1_000, process), process.pid()).orElseThrow();
  }

  @Test
  void saysWhatWouldBeMissingWhere() {
    Explanation said =
        explain(
            new Cluster().pressed("a", 50, 0.25).node("b", 900).node("c", 200), Big.home(1, 100));
    assertThat(said.choices()).extracting(Choice::node).containsExactly("b", "c", "a");
    assertThat(said.choices())
        .extracting(Choice::note)
        .containsExactly("", "would keep less than 15 %", "it is there");
    assertThat(said.choices().get(1).cost()).isCloseTo(0.05, within(1e-9));
    Choice here = said.choices().getLast();
    assertThat(here.terms()).extracting(Term::name).containsExactly("short", "pressure");
    assertThat(here.cost()).isCloseTo(0.35, within(1e-9));
    assertThat(said.verdict()).isEqualTo("It may go: a has 5 % usable memory.");
  }

  @Test
  void saysWhyItStays() {
    Cluster calm = new Cluster().node("a", 400).node("b", 900);
    assertThat(explain(calm, Big.home(1, 100)).verdict())
        .isEqualTo("It stays: a has 40 % usable memory; below 10 % is short.");
    Cluster full = new Cluster().node("a", 50).node("b", 100);
    assertThat(explain(full, Big.home(1, 100)).verdict())
        .isEqualTo("It stays although a has 5 % usable memory: nobody has room for it.");
    assertThat(explain(full, Big.home(1, 100).staying()).verdict())
        .isEqualTo("It stays although a has 5 % usable memory: it stays: shared-memory.");
    assertThat(explain(new Cluster().silent("a", -1), Big.home(1, 100)).verdict())
        .isEqualTo("It stays on a: nothing is known of the memory there.");
  }
}
