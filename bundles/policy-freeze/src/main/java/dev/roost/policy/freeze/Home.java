package dev.roost.policy.freeze;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import java.util.Optional;

/**
 * What this node has, by its own figures.
 *
 * @param id the node
 * @param load threads that want a CPU, for each CPU
 * @param more what one thread more adds to that
 * @param swapFreeBytes 0 if it has no swap, or does not say so
 */
record Home(
    String id, double load, double more, long freeBytes, long totalBytes, long swapFreeBytes) {

  /** Empty if nothing is known of it that is fresh. */
  static Optional<Home> of(ClusterSnapshot snapshot, Settings settings) {
    return snapshot
        .node(snapshot.self())
        .filter(node -> isKnown(node, settings))
        .map(node -> of(node.id(), node.load()));
  }

  private static Home of(String id, LoadVector load) {
    int cpus = Math.max(1, load.cpus());
    Long swap = load.swapFreeBytes();
    return new Home(
        id,
        load.localLoad() / cpus,
        1.0 / cpus,
        load.memoryFreeBytes(),
        Math.max(1, load.memoryTotalBytes()),
        swap == null ? 0 : swap);
  }

  static boolean isKnown(NodeView node, Settings settings) {
    return !node.load().equals(LoadVector.UNKNOWN) && node.ageMs() <= settings.maxLoadAgeMs();
  }

  boolean isRed(Settings settings) {
    return load > settings.red();
  }

  /** Whether one more would leave it blue. */
  boolean isBlue(Settings settings) {
    return load + more <= settings.blue();
  }

  double freeShare() {
    return (double) freeBytes / totalBytes;
  }

  boolean isShort(Settings settings) {
    return freeShare() < settings.lowMemory();
  }

  /** Whether {@code bytes} can come out of swap without making it short again. */
  boolean hasRoomFor(long bytes, Settings settings) {
    return freeBytes - bytes >= 2 * settings.lowMemory() * totalBytes;
  }
}
