package dev.roost.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterSnapshotTest {

  private static ProcessView process(int pid, String home) {
    return new ProcessView(
        pid,
        "sort",
        0,
        home,
        "a",
        ProcessView.State.HOME,
        true,
        0,
        1,
        1,
        0,
        0,
        0,
        0,
        0,
        1,
        -1,
        null);
  }

  private static NodeView node(String id) {
    return new NodeView(id, NodeView.State.READY, "h", 1, "", "", "", LoadVector.UNKNOWN, 0);
  }

  @Test
  void findsEveryProcessAndNodeHoweverTheyCame() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int size = 0; size < 40; size++) {
      List<ProcessView> processes =
          new ArrayList<>(IntStream.range(0, size).mapToObj(i -> process(2 * i + 1, "a")).toList());
      List<NodeView> nodes =
          new ArrayList<>(IntStream.range(0, size).mapToObj(i -> node("n" + (2 * i + 1))).toList());
      Collections.shuffle(processes, random);
      Collections.shuffle(nodes, random);
      ClusterSnapshot snapshot = new ClusterSnapshot("lab", "a", 0, nodes, processes);
      for (int i = 0; i < 2 * size + 1; i++) {
        boolean exists = i % 2 == 1;
        assertThat(snapshot.process(i).map(ProcessView::pid).orElse(-1))
            .as("process, seed %d", seed)
            .isEqualTo(exists ? i : -1);
        assertThat(snapshot.node("n" + i).map(NodeView::id).orElse("none"))
            .as("node, seed %d", seed)
            .isEqualTo(exists ? "n" + i : "none");
      }
      assertThat(snapshot.processes()).isSortedAccordingTo((p, q) -> p.pid() - q.pid());
    }
  }

  @Test
  void knowsNoNodeWithoutAName() {
    assertThat(new ClusterSnapshot("lab", "a", 0, List.of(node("a")), List.of()).node(null))
        .isEmpty();
  }

  @Test
  void guestsAreSortedByHomeAndPid() {
    ClusterSnapshot snapshot =
        new ClusterSnapshot(
            "lab",
            "a",
            0,
            List.of(),
            List.of(),
            List.of(process(1, "c"), process(9, "b"), process(2, "b")));
    assertThat(snapshot.guests()).extracting(ProcessView::pid).containsExactly(2, 9, 1);
    assertThat(snapshot.process(9)).as("it is no process of this home").isEmpty();
  }
}
