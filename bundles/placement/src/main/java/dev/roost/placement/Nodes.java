package dev.roost.placement;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.NodeView;
import java.util.stream.Collectors;

/** Finds nodes by name and says which there are when there is none. */
final class Nodes {
  private Nodes() {}

  /**
   * The node called {@code id}, which must be usable.
   *
   * @throws IllegalArgumentException if it is not known or not READY; one line that names the nodes
   */
  static Target ready(ClusterSnapshot snapshot, String id) {
    if (id.equals(snapshot.self())) {
      return Target.home(snapshot);
    }
    NodeView node =
        snapshot
            .node(id)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no node '%s'; known nodes: %s; or say home or best"
                            .formatted(id, ids(snapshot))));
    if (node.state() != NodeView.State.READY) {
      throw new IllegalArgumentException(
          "node %s is %s; known nodes: %s".formatted(id, node.state(), ids(snapshot)));
    }
    return Target.of(node);
  }

  /** The ids of all nodes, with the state of those that cannot be used, for an error message. */
  static String ids(ClusterSnapshot snapshot) {
    return snapshot.nodes().isEmpty()
        ? "none"
        : snapshot.nodes().stream().map(Nodes::named).collect(Collectors.joining(", "));
  }

  private static String named(NodeView node) {
    return node.state() == NodeView.State.READY
        ? node.id()
        : "%s (%s)".formatted(node.id(), node.state());
  }
}
