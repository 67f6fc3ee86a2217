package dev.roost.policy.memoryusher;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Snapshots made by hand; home is {@code a}, every node has 1000 MiB. */
final class Cluster {
  private final List<NodeView> nodes = new ArrayList<>();

  /** A ready node of which the kernel does not say how much its tasks wait. */
  Cluster node(String id, long freeMib) {
    return node(id, NodeView.State.READY, freeMib, null, 0);
  }

  Cluster pressed(String id, long freeMib, double pressure) {
    return node(id, NodeView.State.READY, freeMib, pressure, 0);
  }

  /** One with swap. */
  Cluster swapping(String id, long freeMib, long swapMib, long swapFreeMib) {
    LoadVector vector =
        new LoadVector(
            1,
            1,
            0,
            0,
            0,
            1_000L << 20,
            freeMib << 20,
            0,
            0,
            null,
            swapMib << 20,
            swapFreeMib << 20);
    return node(id, NodeView.State.READY, vector);
  }

  Cluster loaded(String id, long freeMib, double load) {
    return node(id, NodeView.State.READY, freeMib, null, load);
  }

  Cluster in(NodeView.State state, String id, long freeMib) {
    return node(id, state, freeMib, null, 0);
  }

  private Cluster node(
      String id, NodeView.State state, long freeMib, Double pressure, double load) {
    LoadVector vector =
        new LoadVector(
            1, 1, load, load, load, 1_000L << 20, freeMib << 20, 0, 0, pressure, null, null);
    return node(id, state, vector);
  }

  private Cluster node(String id, NodeView.State state, LoadVector vector) {
    nodes.add(new NodeView(id, state, "10.0.0.1", 7400, "0.1.0", "6.12", "cpu", vector, 10));
    return this;
  }

  /**
   * One that has said nothing for {@code ageMs}; before that nothing at all if that is negative.
   */
  Cluster silent(String id, long ageMs) {
    LoadVector load =
        ageMs < 0
            ? LoadVector.UNKNOWN
            : new LoadVector(1, 1, 0, 0, 0, 1_000L << 20, 900 << 20, 0, 0);
    nodes.add(
        new NodeView(
            id, NodeView.State.READY, "10.0.0.1", 7400, "0.1.0", "6.12", "cpu", load, ageMs));
    return this;
  }

  ClusterSnapshot at(long ms, Big... processes) {
    return new ClusterSnapshot("lab", "a", ms, nodes, Stream.of(processes).map(Big::view).toList());
  }
}
