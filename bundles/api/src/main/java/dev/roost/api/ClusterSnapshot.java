package dev.roost.api;

import java.util.List;
import java.util.Optional;

/**
 * What one node knows of its cluster at one moment. Immutable; the only thing that a policy sees.
 *
 * @param cluster name of the cluster
 * @param self id of the node that took the snapshot
 * @param takenAtMs when, in milliseconds of a monotonic clock
 * @param nodes all known nodes, this one included, sorted by id
 * @param processes processes whose home is this node and that are or may be moved, sorted by pid
 */
public record ClusterSnapshot(
    String cluster,
    String self,
    long takenAtMs,
    List<NodeView> nodes,
    List<ProcessView> processes) {

  public ClusterSnapshot {
    nodes = List.copyOf(nodes);
    processes = List.copyOf(processes);
  }

  /** The node called {@code id}, if it is known. */
  public Optional<NodeView> node(String id) {
    return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
  }
}
