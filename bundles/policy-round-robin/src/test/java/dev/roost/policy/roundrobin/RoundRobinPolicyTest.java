package dev.roost.policy.roundrobin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoundRobinPolicyTest {
  private final RoundRobinPolicy policy = new RoundRobinPolicy(1_000, 30_000);

  private static NodeView node(String id, NodeView.State state, long freeMib) {
    LoadVector load = new LoadVector(1, 1, 9, 9, 9, 8L << 30, freeMib << 20, 0, 0);
    return new NodeView(id, state, "10.0.0.1", 7400, "0.1.0", "6.12", "cpu", load, 10);
  }

  private static List<NodeView> three() {
    return Stream.of("a", "b", "c").map(id -> node(id, NodeView.State.READY, 4096)).toList();
  }

  private static ProcessView process(int pid, long ageMs, int moves) {
    return new ProcessView(
        pid,
        "hog",
        1000,
        "b",
        "b",
        ProcessView.State.HOME,
        true,
        moves,
        1,
        1 << 20,
        0,
        0,
        0,
        0,
        0,
        ageMs,
        moves == 0 ? -1 : 60_000,
        null);
  }

  private List<String> propose(long atMs, List<NodeView> nodes, ProcessView... processes) {
    ClusterSnapshot snapshot = new ClusterSnapshot("lab", "b", atMs, nodes, List.of(processes));
    return policy.propose(snapshot).stream().map(p -> p.pid() + "->" + p.target()).toList();
  }

  private static ProcessView[] fresh(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(pid -> process(pid, 5_000, 0))
        .toArray(ProcessView[]::new);
  }

  @Test
  void dealsInTurnAndKeepsItsOwnShare() {
    assertThat(propose(0, three(), fresh(7)))
        .containsExactly("1->c", "2->a", "4->c", "5->a", "7->c");
  }

  @Test
  void proposesTheSameNodeUntilItIsTooLate() {
    assertThat(propose(0, three(), fresh(2))).containsExactly("1->c", "2->a");
    assertThat(propose(30_000, three(), fresh(2))).containsExactly("1->c", "2->a");
    assertThat(propose(30_001, three(), fresh(2))).isEmpty();
  }

  @Test
  void leavesTheYoungAndWhatHasMovedBefore() {
    assertThat(propose(0, three(), process(1, 999, 0), process(2, 9_000, 1))).isEmpty();
    assertThat(propose(0, three(), process(1, 1_000, 0))).containsExactly("1->c");
  }

  @Test
  void passesOverNodesThatGoOrAreFullAlsoWhenTheyWereGivenBefore() {
    assertThat(propose(0, three(), fresh(1))).containsExactly("1->c");
    List<NodeView> going =
        List.of(
            node("a", NodeView.State.READY, 1),
            node("b", NodeView.State.READY, 4096),
            node("c", NodeView.State.LEAVING, 4096),
            node("d", NodeView.State.READY, 4096));
    assertThat(propose(1_000, going, fresh(1))).containsExactly("1->d");
  }

  @Test
  void givesAnewToAProcessThatHasThePidOfOneThatEnded() {
    assertThat(propose(0, three(), fresh(1))).containsExactly("1->c");
    assertThat(propose(1_000, three())).isEmpty();
    assertThat(propose(2_000, three(), fresh(1))).containsExactly("1->a");
  }

  @Test
  void refusesTimesThatAreNone() {
    assertThatThrownBy(() -> new RoundRobinPolicy(-1, 0)).hasMessageContaining("youngMs=-1");
  }
}
