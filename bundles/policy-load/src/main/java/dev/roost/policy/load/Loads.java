package dev.roost.policy.load;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;

/** Loads of one snapshot, corrected by moves that the nodes cannot have seen yet. */
record Loads(ClusterSnapshot snapshot, Memory memory, Settings settings) {

  /**
   * CPUs that {@code process} would use on an idle node: what it used in the last second, scaled by
   * how many threads shared a CPU where it ran. Twelve hogs on one CPU use 0.083 each and want 1.0
   * each; the difference is what decides whether a move pays.
   */
  double demand(ProcessView process) {
    return process.cpuLoad() * crowding(process);
  }

  /** How many threads share a CPU where {@code process} runs; at least 1. */
  double crowding(ProcessView process) {
    return snapshot
        .node(process.where())
        .map(node -> Math.max(1, node.load().runnable() / cpus(node)))
        .orElse(1.0);
  }

  /**
   * Load per CPU of a node that processes may leave: as it sees itself (up slowly, down at once),
   * less what is already on its way out.
   */
  double here(NodeView node) {
    double leaving =
        memory.moves().stream()
            .filter(move -> move.from().equals(node.id()) && isStillLeaving(move))
            .mapToDouble(Memory.Move::demand)
            .sum();
    return Math.max(0, node.load().localLoad() - leaving) / capacity(node);
  }

  /**
   * Load per CPU that {@code node} would have with one more process: as it tells others (up at
   * once, down slowly), with what is on its way there, the process counted at its weight.
   */
  double there(NodeView node, double demand) {
    double coming =
        memory.moves().stream()
            .filter(move -> move.to().equals(node.id()) && counts(move))
            .mapToDouble(Memory.Move::demand)
            .sum();
    return (node.load().advertisedLoad() + coming + settings.processWeight() * demand)
        / capacity(node);
  }

  private boolean counts(Memory.Move move) {
    return snapshot.takenAtMs() - move.atMs() < settings.pendingMs() || move.isUnderWay(snapshot);
  }

  private boolean isStillLeaving(Memory.Move move) {
    return counts(move)
        && snapshot.process(move.pid()).filter(p -> p.where().equals(move.from())).isPresent();
  }

  /** Whether {@code node} sees itself loaded above {@code threshold} per CPU. */
  static boolean isAbove(NodeView node, double threshold) {
    return node.load().localLoad() / capacity(node) > threshold;
  }

  static int cpus(NodeView node) {
    return Math.max(1, node.load().cpus());
  }

  private static double capacity(NodeView node) {
    LoadVector load = node.load();
    return cpus(node) * (load.speed() > 0 ? load.speed() : 1.0);
  }
}
