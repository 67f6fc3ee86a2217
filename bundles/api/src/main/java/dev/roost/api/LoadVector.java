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
 * @param memoryPressure share of the last ten seconds in which some task waited for memory, 0 to 1
 *     (PSI, {@code some avg10}); null if the node's kernel does not say so
 * @param swapTotalBytes swap of the node, in bytes; null if it does not say so
 * @param swapFreeBytes what of it is free, in bytes; null if it does not say so
 * @param cpuPressure share of the last ten seconds in which some task waited for a CPU, 0 to 1;
 *     null as above
 * @param ioPressure the same for reads from disks and writes to them
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
    int away,
    Double memoryPressure,
    Long swapTotalBytes,
    Long swapFreeBytes,
    Double cpuPressure,
    Double ioPressure) {

  /** A load of which the pressure on CPUs and disks is not known. */
  public LoadVector(
      int cpus,
      double speed,
      double runnable,
      double localLoad,
      double advertisedLoad,
      long memoryTotalBytes,
      long memoryFreeBytes,
      int guests,
      int away,
      Double memoryPressure,
      Long swapTotalBytes,
      Long swapFreeBytes) {
    this(
        cpus,
        speed,
        runnable,
        localLoad,
        advertisedLoad,
        memoryTotalBytes,
        memoryFreeBytes,
        guests,
        away,
        memoryPressure,
        swapTotalBytes,
        swapFreeBytes,
        null,
        null);
  }

  /** A load of which no pressure is known, nor swap. */
  public LoadVector(
      int cpus,
      double speed,
      double runnable,
      double localLoad,
      double advertisedLoad,
      long memoryTotalBytes,
      long memoryFreeBytes,
      int guests,
      int away) {
    this(
        cpus,
        speed,
        runnable,
        localLoad,
        advertisedLoad,
        memoryTotalBytes,
        memoryFreeBytes,
        guests,
        away,
        null,
        null,
        null);
  }

  /** The load of a node that has said nothing yet. */
  public static final LoadVector UNKNOWN = new LoadVector(1, 1.0, 0, 0, 0, 0, 0, 0, 0);
}
