package dev.roost.policy.opportunitycost;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Snapshots made by hand; home is {@code a}, every node has 8 GiB. */
final class Cluster {
  private final List<NodeView> nodes = new ArrayList<>();

  /** A ready node of one CPU of the standard speed with half its memory free. */
  Cluster node(String id, double load) {
    return node(id, load, 1, 4096);
  }

  Cluster node(String id, double load, double speed, long freeMib) {
    LoadVector vector = new LoadVector(1, speed, load, load, load, 8L << 30, freeMib << 20, 0, 0);
    return node(id, NodeView.State.READY, vector, 10);
  }

  Cluster node(String id, NodeView.State state, LoadVector load, long ageMs) {
    nodes.add(new NodeView(id, state, "10.0.0.1", 7400, "0.1.0", "6.12", "cpu", load, ageMs));
    return this;
  }

  ClusterSnapshot at(long ms, Hog... hogs) {
    return new ClusterSnapshot("lab", "a", ms, nodes, Stream.of(hogs).map(Hog::view).toList());
  }
}
