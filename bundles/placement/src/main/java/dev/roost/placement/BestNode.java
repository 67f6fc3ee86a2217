package dev.roost.placement;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The node with the least future load: its load with one process more, per CPU and speed (MOSIX's
 * {@code bestnode}). Each move by hand counts on its node for three seconds, so that a burst of
 * questions does not send everything to one node before its own load shows it.
 */
final class BestNode {
  private static final long CONSTRAINT_MS = 3_000;

  /** As policies have it: their {@code maxLoadAgeMs}. */
  private static final long FRESH_MS = 5_000;

  private final LongSupplier clockMs;
  private final List<Constraint> constraints = new ArrayList<>();

  private record Constraint(int pid, String node, long atMs) {}

  BestNode(LongSupplier clockMs) {
    this.clockMs = clockMs;
  }

  /**
   * The best node for {@code pid}, whether or not it is known; empty if none has room for it. Of a
   * large cluster a node hears a part at a time: old figures of others count only if there are no
   * fresh ones.
   */
  synchronized Optional<NodeView> choose(ClusterSnapshot snapshot, int pid) {
    forget(pid, clockMs.getAsLong());
    Optional<ProcessView> process = snapshot.process(pid);
    List<NodeView> room =
        snapshot.nodes().stream().filter(node -> hasRoom(node, process, snapshot)).toList();
    List<NodeView> fresh =
        room.stream().filter(node -> isSelf(node, snapshot) || node.ageMs() <= FRESH_MS).toList();
    return (fresh.stream().allMatch(node -> isSelf(node, snapshot)) ? room : fresh)
        .stream()
            .min(
                Comparator.comparingDouble((NodeView node) -> future(node, process))
                    .thenComparing(NodeView::id));
  }

  /** Notes that {@code pid} goes to {@code node} now. */
  synchronized void count(int pid, String node) {
    long nowMs = clockMs.getAsLong();
    forget(pid, nowMs);
    constraints.add(new Constraint(pid, node, nowMs));
  }

  private void forget(int pid, long nowMs) {
    constraints.removeIf(c -> nowMs - c.atMs() >= CONSTRAINT_MS || c.pid() == pid);
  }

  private static boolean hasRoom(
      NodeView node, Optional<ProcessView> process, ClusterSnapshot snapshot) {
    boolean isReady = node.state() == NodeView.State.READY || isSelf(node, snapshot);
    return isReady
        && process.map(p -> p.mayRunOn(node.id())).orElse(true)
        && !node.load().equals(LoadVector.UNKNOWN)
        && (isThere(node, process)
            || node.load().memoryFreeBytes() > process.map(ProcessView::memoryBytes).orElse(0L));
  }

  private static boolean isSelf(NodeView node, ClusterSnapshot snapshot) {
    return node.id().equals(snapshot.self());
  }

  private double future(NodeView node, Optional<ProcessView> process) {
    LoadVector load = node.load();
    long chosen = constraints.stream().filter(c -> c.node().equals(node.id())).count();
    double processes = load.advertisedLoad() + chosen + (isThere(node, process) ? 0 : 1);
    return processes / (Math.max(1, load.cpus()) * (load.speed() > 0 ? load.speed() : 1.0));
  }

  private static boolean isThere(NodeView node, Optional<ProcessView> process) {
    return process.filter(p -> p.where().equals(node.id())).isPresent();
  }
}
