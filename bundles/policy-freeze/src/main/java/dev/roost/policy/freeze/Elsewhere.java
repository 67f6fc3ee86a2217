package dev.roost.policy.freeze;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import java.util.List;

/** The other nodes that one process more would not make red: what can go there need not stop. */
record Elsewhere(List<NodeView> nodes) {

  static Elsewhere of(ClusterSnapshot snapshot, Settings settings) {
    return new Elsewhere(
        snapshot.nodes().stream()
            .filter(node -> !node.id().equals(snapshot.self()))
            .filter(node -> node.state() == NodeView.State.READY)
            .filter(node -> Home.isKnown(node, settings))
            .filter(node -> loadWithOneMore(node) < settings.red())
            .toList());
  }

  static double loadWithOneMore(NodeView node) {
    return (node.load().advertisedLoad() + 1) / Math.max(1, node.load().cpus());
  }

  boolean hasRoomFor(ProcessView process) {
    return nodes.stream().anyMatch(node -> hasRoomFor(process, node));
  }

  /** Whether {@code node} is one of them and {@code process} could go there. */
  boolean hasRoomFor(ProcessView process, String node) {
    return nodes.stream().anyMatch(n -> n.id().equals(node) && hasRoomFor(process, n));
  }

  private static boolean hasRoomFor(ProcessView process, NodeView node) {
    return process.stay() == null
        && process.mayRunOn(node.id())
        && node.load().memoryFreeBytes() > process.memoryBytes();
  }
}
