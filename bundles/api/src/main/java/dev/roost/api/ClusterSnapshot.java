package dev.roost.api;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * What one node knows of its cluster at one moment. Immutable; the only thing that a policy sees.
 *
 * @param cluster name of the cluster
 * @param self id of the node that took the snapshot
 * @param takenAtMs when, in milliseconds of a monotonic clock
 * @param nodes all known nodes, this one included, sorted by id
 * @param processes processes whose home is this node and that are or may be moved, sorted by pid
 * @param guests processes of other nodes that run here, sorted by home and pid; policies cannot
 *     move them, only say whom this node takes ({@link HostingPolicy})
 */
public record ClusterSnapshot(
    String cluster,
    String self,
    long takenAtMs,
    List<NodeView> nodes,
    List<ProcessView> processes,
    List<ProcessView> guests) {

  public ClusterSnapshot {
    nodes = nodes.stream().sorted(Comparator.comparing(NodeView::id)).toList();
    processes = processes.stream().sorted(Comparator.comparingInt(ProcessView::pid)).toList();
    guests =
        guests.stream()
            .sorted(Comparator.comparing(ProcessView::home).thenComparingInt(ProcessView::pid))
            .toList();
  }

  /** A snapshot of a node that has no guests. */
  public ClusterSnapshot(
      String cluster,
      String self,
      long takenAtMs,
      List<NodeView> nodes,
      List<ProcessView> processes) {
    this(cluster, self, takenAtMs, nodes, processes, List.of());
  }

  /** The node called {@code id}, if it is known. */
  public Optional<NodeView> node(String id) {
    return id == null ? Optional.empty() : find(nodes, i -> nodes.get(i).id().compareTo(id));
  }

  /** The process {@code pid} of this home, if the snapshot has it. */
  public Optional<ProcessView> process(int pid) {
    return find(processes, i -> Integer.compare(processes.get(i).pid(), pid));
  }

  /** Binary search: {@code order} says how the element at an index compares to the wanted one. */
  private static <T> Optional<T> find(List<T> sorted, IntUnaryOperator order) {
    int low = 0;
    int high = sorted.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int compared = order.applyAsInt(middle);
      if (compared == 0) {
        return Optional.of(sorted.get(middle));
      }
      low = compared < 0 ? middle + 1 : low;
      high = compared < 0 ? high : middle - 1;
    }
    return Optional.empty();
  }
}
