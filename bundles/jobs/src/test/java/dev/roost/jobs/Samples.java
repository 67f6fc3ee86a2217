package dev.roost.jobs;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.JobOptions;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import java.util.List;
import java.util.stream.Stream;

/** Jobs and clusters to begin with. */
final class Samples {
  static final long GIB = 1L << 30;

  private Samples() {}

  static Submission submission(int most, int priority, JobOptions options, String... commands) {
    return new Submission(
        "ann",
        1,
        ProcStart.ticks(1),
        most,
        priority,
        false,
        null,
        options,
        "/home/ann",
        "job-%j.out",
        List.of(commands));
  }

  static Submission submission(String... commands) {
    return submission(Integer.MAX_VALUE, 50, JobOptions.NONE, commands);
  }

  /** A node with two CPUs. */
  static NodeView node(String id, double load, long freeBytes) {
    return node(id, NodeView.State.READY, load, freeBytes, 0);
  }

  static NodeView node(String id, NodeView.State state, double load, long freeBytes, long ageMs) {
    LoadVector vector = new LoadVector(2, 1, load, load, load, 8 * GIB, freeBytes, 0, 0);
    return new NodeView(id, state, "host", 7400, "1", "6", "cpu", vector, ageMs);
  }

  /** What n1 sees. */
  static ClusterSnapshot snapshot(long takenAtMs, NodeView... nodes) {
    return new ClusterSnapshot("lab", "n1", takenAtMs, Stream.of(nodes).toList(), List.of());
  }
}
