package dev.roost.policy.memoryusher;

import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;

/**
 * The memory of one node while one decision is made, with the moves that its figures cannot show
 * yet. Not for more than one decision, which changes it.
 */
final class Room {
  private final NodeView node;
  private long more;
  private long kept;
  private long keptLately;

  Room(NodeView node) {
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

  /** What programs can have without waiting. */
  long usableBytes(Settings settings) {
    long reclaimed = Math.min(isPressed(settings) ? keptLately : kept, reclaimableBytes(kept));
    return Math.clamp(node.load().memoryFreeBytes() + more + reclaimed, 0, totalBytes());
  }

  /**
   * What of {@code keptBytes}, which nobody touches, is in memory still and has room in swap. All
   * of it if the node does not say what swap it has.
   */
  private long reclaimableBytes(long keptBytes) {
    Long total = node.load().swapTotalBytes();
    Long free = node.load().swapFreeBytes();
    return total == null || free == null
        ? keptBytes
        : Math.clamp(keptBytes - (total - free), 0, free);
  }

  /** Whether this home has more usable memory if {@code bytes} of it are touched no more. */
  boolean gainsByKeeping(long bytes) {
    return reclaimableBytes(kept + bytes) > reclaimableBytes(kept);
  }

  long totalBytes() {
    return Math.max(1, node.load().memoryTotalBytes());
  }

  double usableShare(Settings settings) {
    return (double) usableBytes(settings) / totalBytes();
  }

  double pressure() {
    Double pressure = node.load().memoryPressure();
    return pressure == null ? 0 : pressure;
  }

  /** Threads that want a CPU, for each CPU of the standard speed. */
  double load() {
    LoadVector load = node.load();
    return load.advertisedLoad()
        / (Math.max(1, load.cpus()) * (load.speed() > 0 ? load.speed() : 1));
  }

  /** So much more can be had; less if negative. */
  void changes(long bytes) {
    more += bytes;
  }

  /**
   * It keeps so much for a process that is away.
   *
   * @param isLate whether it went so lately that tasks may wait for memory because of it still
   */
  void keeps(long bytes, boolean isLate) {
    kept += bytes;
    keptLately += isLate ? bytes : 0;
  }

  boolean isShort(Settings settings) {
    double least = isPressed(settings) ? settings.high() : settings.low();
    return isKnown() && usableShare(settings) < least;
  }

  /** Tasks wait for memory: whatever could be had by the figures, it is not. */
  boolean isPressed(Settings settings) {
    return pressure() > settings.maxPressure()
        && node.load().memoryFreeBytes() < settings.high() * totalBytes();
  }

  /** Bytes that must go before it is well again; 0 if it is. */
  long missingBytes(Settings settings) {
    return Math.max(0, (long) (settings.high() * totalBytes()) - usableBytes(settings));
  }

  /** Whether {@code bytes} more leave it {@code share} of its memory. */
  boolean leaves(double share, long bytes, Settings settings) {
    return usableBytes(settings) - bytes >= share * totalBytes();
  }
}
