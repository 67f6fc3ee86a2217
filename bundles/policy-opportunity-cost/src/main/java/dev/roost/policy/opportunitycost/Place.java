package dev.roost.policy.opportunitycost;

import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;

/**
 * A node while one decision is made: its loads with the moves that it cannot have told of yet. Not
 * for more than one decision, which changes it.
 */
final class Place {
  private final NodeView node;
  private double leaving;
  private double coming;
  private double bytes;

  Place(NodeView node) {
    this.node = node;
  }

  NodeView node() {
    return node;
  }

  String id() {
    return node.id();
  }

  boolean isKnown() {
    return !node.load().equals(LoadVector.UNKNOWN);
  }

  /** CPUs of the standard speed. */
  double capacity() {
    LoadVector load = node.load();
    return Math.max(1, load.cpus()) * speed();
  }

  double speed() {
    return node.load().speed() > 0 ? node.load().speed() : 1;
  }

  /** Threads that want a CPU, as the node sees itself: up slowly, down at once. */
  double here() {
    return Math.max(0, node.load().localLoad() + coming - leaving);
  }

  /** The same as it tells others: up at once, down slowly. What leaves is not believed yet. */
  double there() {
    return node.load().advertisedLoad() + coming;
  }

  /** How many threads share a CPU; at least 1. */
  double crowding() {
    return Math.max(1, node.load().runnable() / Math.max(1, node.load().cpus()));
  }

  double usedBytes() {
    return Math.max(0, node.load().memoryTotalBytes() - node.load().memoryFreeBytes() + bytes);
  }

  double totalBytes() {
    return Math.max(1, node.load().memoryTotalBytes());
  }

  double freeBytes() {
    return node.load().memoryFreeBytes() - bytes;
  }

  void leaves(double demand) {
    leaving += demand;
  }

  void comes(double demand, long moreBytes) {
    coming += demand;
    bytes += moreBytes;
  }
}
