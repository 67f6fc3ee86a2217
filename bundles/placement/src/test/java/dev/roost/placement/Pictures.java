package dev.roost.placement;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import dev.roost.api.StayReason;
import java.util.List;

/** Snapshots made by hand: home is {@code a}. */
final class Pictures {
  private Pictures() {}

  static NodeView node(String id, double load) {
    return node(id, NodeView.State.READY, load);
  }

  static NodeView node(String id, NodeView.State state, double load) {
    return node(id, state, load, 4096);
  }

  static NodeView node(String id, NodeView.State state, double load, long freeMib) {
    LoadVector vector = new LoadVector(1, 1.0, load, load, load, 8L << 30, freeMib << 20, 0, 0);
    return new NodeView(id, state, "10.0.0." + id, 7400, "0.1.0", "6.12", "cpu", vector, 10);
  }

  /** A node that was heard last so long ago. */
  static NodeView old(String id, double load, long ageMs) {
    NodeView n = node(id, load);
    return new NodeView(
        id, n.state(), n.host(), n.port(), n.version(), n.kernel(), n.cpu(), n.load(), ageMs);
  }

  /** A node whose birth is known, and nothing of its load. */
  static NodeView silent(String id) {
    return new NodeView(
        id,
        NodeView.State.READY,
        "10.0.0." + id,
        7400,
        "0.1.0",
        "6.12",
        "cpu",
        LoadVector.UNKNOWN,
        0);
  }

  static ProcessView process(int pid, String where) {
    return process(pid, where, true, null);
  }

  static ProcessView process(int pid, String where, boolean automatic, StayReason stay) {
    ProcessView.State state = where.equals("a") ? ProcessView.State.HOME : ProcessView.State.AWAY;
    return process(pid, where, state, automatic, stay);
  }

  static ProcessView process(
      int pid, String where, ProcessView.State state, boolean automatic, StayReason stay) {
    return new ProcessView(
        pid, "hog", 1000, "a", where, state, automatic, 0, 1.0, 1 << 20, 0, 0, 0, 0, 0, 9_000, -1,
        stay);
  }

  /** {@code p}, started for these nodes and its home only. */
  static ProcessView onlyOn(ProcessView p, String... nodes) {
    return new ProcessView(
        p.pid(),
        p.command(),
        p.uid(),
        p.home(),
        p.where(),
        p.state(),
        p.automatic(),
        p.moves(),
        p.cpuLoad(),
        p.memoryBytes(),
        p.callsPerSecond(),
        p.bytesPerSecond(),
        p.callWait(),
        p.calls(),
        p.bytes(),
        p.ageMs(),
        p.movedMs(),
        p.stay(),
        List.of(nodes),
        p.nice());
  }

  static ClusterSnapshot snapshot(List<NodeView> nodes, ProcessView... processes) {
    return new ClusterSnapshot("lab", "a", 1_000, nodes, List.of(processes));
  }

  static ClusterSnapshot three(ProcessView... processes) {
    return snapshot(List.of(node("a", 3), node("b", 0), node("c", 1)), processes);
  }
}
