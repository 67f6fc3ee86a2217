package dev.roost.api;

/**
 * What a node says of its own load, once a second.
 *
 * @param cpus CPUs that programs may use
 * @param speed speed of one CPU relative to the standard node, which is 1.0
 * @param runnable threads that run or wait for a CPU, averaged over the last second; 1.0 is one CPU
 *     hog
 * @param localLoad the load used for the node's own decisions: follows {@code runnable} up slowly
 *     and down at once
 * @param advertisedLoad the load told to others: follows {@code runnable} up at once and down
 *     slowly
 * @param memoryTotalBytes memory of the node, in bytes
 * @param memoryFreeBytes memory that programs could get without paging, in bytes
 * @param guests processes of other nodes that run here
 * @param away processes of this node that run elsewhere
 */
public record LoadVector(
    int cpus,
    double speed,
    double runnable,
    double localLoad,
    double advertisedLoad,
    long memoryTotalBytes,
    long memoryFreeBytes,
    int guests,
    int away) {

  /** The load of a node that has said nothing yet. */
  public static final LoadVector UNKNOWN = new LoadVector(1, 1.0, 0, 0, 0, 0, 0, 0, 0);
}
