package dev.roost.jobs;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.JobOptions;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where one more program would have room: MOSIX's bestnode, by one snapshot. */
record Room(ClusterSnapshot snapshot, Recent recent, Settings settings) {

  /** The node on which it would fare best, with memory and without being too full. */
  Optional<NodeView> forJob(JobOptions options, Set<String> reserved) {
    return usable(options)
        .filter(node -> !reserved.contains(node.id()))
        .filter(node -> freeBytes(node) > options.memoryBytes())
        .filter(node -> load(node) <= settings.fullLoad())
        .min(byLoad());
  }

  /** As {@link #forJob}, of what begins at once, however full all are. */
  Optional<NodeView> now(JobOptions options) {
    return usable(options).filter(node -> freeBytes(node) > options.memoryBytes()).min(byLoad());
  }

  /** The node that is kept for a job which finds no room: it gets the memory soonest there. */
  Optional<NodeView> toReserve(JobOptions options, Set<String> reserved) {
    return usable(options)
        .filter(node -> !reserved.contains(node.id()))
        .filter(node -> node.load().memoryTotalBytes() > options.memoryBytes())
        .max(Comparator.comparingLong(this::freeBytes).thenComparing(NodeView::id));
  }

  /** Whether of all nodes that it may use the load is known, and none is old. */
  boolean isKnown(JobOptions options) {
    return snapshot.node(snapshot.self()).isPresent() && allowed(options).allMatch(this::isKnown);
  }

  private Stream<NodeView> usable(JobOptions options) {
    return allowed(options).filter(this::isKnown);
  }

  private Stream<NodeView> allowed(JobOptions options) {
    return snapshot.nodes().stream()
        .filter(node -> options.mayUse(node.id(), snapshot.self()))
        .filter(node -> isHere(node) || node.state() == NodeView.State.READY);
  }

  private boolean isKnown(NodeView node) {
    return !node.load().equals(LoadVector.UNKNOWN)
        && (isHere(node) || node.ageMs() <= settings.maxLoadAgeMs());
  }

  private boolean isHere(NodeView node) {
    return node.id().equals(snapshot.self());
  }

  private Comparator<NodeView> byLoad() {
    // Of equals the one here: it costs no move.
    return Comparator.comparingDouble(this::load)
        .thenComparing(node -> !isHere(node))
        .thenComparing(NodeView::id);
  }

  /** Load per CPU and speed with one program more. */
  private double load(NodeView node) {
    LoadVector load = node.load();
    double speed = load.speed() > 0 ? load.speed() : 1.0;
    return (load.advertisedLoad() + recent.count(node.id()) + 1)
        / (Math.max(1, load.cpus()) * speed);
  }

  private long freeBytes(NodeView node) {
    return node.load().memoryFreeBytes() - recent.memoryBytes(node.id());
  }
}
