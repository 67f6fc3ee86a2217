package dev.roost.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.NodeView;
import dev.roost.api.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArbitrationTest {
  private static final ClusterSnapshot SNAPSHOT =
      Pictures.three(Pictures.process(7, "a"), Pictures.process(8, "a"), Pictures.process(9, "b"));

  private final List<String> asked = new ArrayList<>();

  /** One that says what it was made to say. */
  private record Scripted(
      String name,
      boolean overrides,
      Predicate<Proposal> objects,
      Optional<List<Proposal>> answer,
      List<String> asked)
      implements Voice {

    @Override
    public Optional<List<Proposal>> propose(ClusterSnapshot snapshot) {
      asked.add(name);
      return answer;
    }

    @Override
    public Set<Proposal> vetoed(ClusterSnapshot snapshot, List<Proposal> proposals) {
      asked.add(name + " on " + proposals.size());
      return proposals.stream().filter(objects).collect(Collectors.toSet());
    }
  }

  private Voice decides(String name, Proposal... proposals) {
    return new Scripted(name, false, p -> false, Optional.of(List.of(proposals)), asked);
  }

  private Voice overrides(String name, Predicate<Proposal> objects, Proposal... proposals) {
    return new Scripted(name, true, objects, Optional.of(List.of(proposals)), asked);
  }

  private Voice fails(String name, boolean overrides) {
    return new Scripted(name, overrides, p -> true, Optional.empty(), asked);
  }

  private static Proposal to(String node, int pid) {
    return new Proposal(pid, node, "why");
  }

  private static List<Proposal> decide(Voice... order) throws InterruptedException {
    return Arbitration.decide(SNAPSHOT, List.of(order));
  }

  @Test
  void theFirstThatAnswersDecides() throws Exception {
    assertThat(decide(decides("load"), decides("next", to("b", 7)))).isEmpty();
    assertThat(asked).containsExactly("load");
  }

  @Test
  void anOverridingOneThatAbstainsLeavesEverythingToTheNext() throws Exception {
    assertThat(
            decide(
                overrides("usher", p -> false),
                decides("load", to("b", 7)),
                decides("third", to("b", 8))))
        .containsExactly(to("b", 7));
    assertThat(asked).containsExactly("usher", "load", "usher on 1");
  }

  @Test
  void whatOverridesComesFirstAndTheNextMovesTheOthers() throws Exception {
    assertThat(
            decide(
                overrides("owner", p -> false, to("a", 9)),
                overrides("usher", p -> false, to("c", 7), to("b", 9)),
                decides("load", to("b", 7), to("b", 8))))
        .containsExactly(to("a", 9), to("c", 7), to("b", 8));
  }

  @Test
  void whatOverridesMayObject() throws Exception {
    assertThat(
            decide(
                overrides("usher", p -> p.target().equals("b"), to("b", 7)),
                decides("load", to("b", 8), to("c", 9))))
        .as("its own proposals are not its own to object to")
        .containsExactly(to("b", 7), to("c", 9));
  }

  @Test
  void whatDecidesHasNoVetoOverWhatCameBefore() throws Exception {
    assertThat(decide(overrides("usher", p -> false, to("b", 7)), decides("load")))
        .containsExactly(to("b", 7));
  }

  @Test
  void nobodyKeepsFromHomeWhatIsWhereItCannotStay() throws Exception {
    for (NodeView.State state : NodeView.State.values()) {
      ClusterSnapshot snapshot =
          Pictures.snapshot(
              List.of(Pictures.node("a", 1), Pictures.node("b", state, 0)),
              Pictures.process(9, "b"));
      List<Proposal> decided =
          Arbitration.decide(
              snapshot, List.of(overrides("usher", p -> true), decides("load", to("a", 9))));
      assertThat(decided).as(state.name()).hasSize(state == NodeView.State.READY ? 0 : 1);
    }
    ClusterSnapshot unknown = Pictures.snapshot(List.of(), Pictures.process(9, "b"));
    assertThat(
            Arbitration.decide(
                unknown, List.of(overrides("usher", p -> true), decides("load", to("a", 9)))))
        .hasSize(1);
  }

  @Test
  void oneAtFaultHasNoSayAndTheNextIsAsked() throws Exception {
    assertThat(decide(fails("usher", true), fails("load", false), decides("next", to("b", 7))))
        .containsExactly(to("b", 7));
    assertThat(asked).containsExactly("usher", "load", "next");
  }
}
