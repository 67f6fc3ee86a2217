package dev.roost.node.doctor;

import dev.roost.api.CheckView;
import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ClusterView;
import dev.roost.api.NodeView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Whether all nodes that are there have the version of this one. */
record VersionsCheck(Supplier<ClusterView> clusters) implements Check {

  @Override
  public String name() {
    return "versions";
  }

  @Override
  public List<CheckView> look() {
    ClusterView cluster = clusters.get();
    return cluster == null ? List.of() : findings(cluster.snapshot());
  }

  List<CheckView> findings(ClusterSnapshot snapshot) {
    String own = snapshot.node(snapshot.self()).map(NodeView::version).orElse(null);
    if (own == null) {
      return List.of();
    }
    List<CheckView> found = new ArrayList<>();
    for (NodeView node : snapshot.nodes()) {
      boolean isThere = node.state() != NodeView.State.LOST && node.version() != null;
      if (isThere && !node.version().equals(own)) {
        found.add(
            CheckView.warning(
                name(),
                "%s has version %s, this node %s".formatted(node.id(), node.version(), own),
                "bring the older one up to date: roost:update there"));
      }
    }
    return found.isEmpty()
        ? List.of(CheckView.good(name(), "all nodes that are there have version " + own))
        : found;
  }
}
