package dev.roost.placement;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.NodeView;
import java.util.Optional;

/**
 * Where a process is to go.
 *
 * @param id the node
 * @param host address of its engine; empty for home, which needs none
 * @param port TCP port of its engine; 0 for home
 */
record Target(String id, String host, int port) {

  static Target of(NodeView node) {
    return new Target(node.id(), node.host(), node.port());
  }

  /** Home is always known, also while discovery is away and no node is. */
  static Target home(ClusterSnapshot snapshot) {
    return new Target(snapshot.self(), "", 0);
  }

  /** The node called {@code id}, in whatever state; empty if it is not known. */
  static Optional<Target> named(ClusterSnapshot snapshot, String id) {
    return snapshot.self().equals(id)
        ? Optional.of(home(snapshot))
        : snapshot.node(String.valueOf(id)).map(Target::of);
  }
}
