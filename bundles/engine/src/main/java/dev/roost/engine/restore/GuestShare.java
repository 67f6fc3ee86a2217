package dev.roost.engine.restore;

/**
 * What this machine lends to guests.
 *
 * @param memoryBytes memory of one body, and of all of them together
 * @param pids processes and threads of one body, its nursery's first process included
 * @param ofCpu CPU seconds per second that a thread has here when it is alone: less than 1 where a
 *     limit (cpu.max of cgroups) is on the whole node
 */
public record GuestShare(long memoryBytes, int pids, double ofCpu) {
  /** Memory without a limit. */
  public static final long ALL = Long.MAX_VALUE;

  private static final long MIB = 1 << 20;

  /**
   * Why a process does not fit, as the rest of a sentence; null if it does.
   *
   * @param neededBytes its resident memory at home
   * @param usedBytes what the guests that are here have
   * @param availableBytes what the kernel says programs can still get
   */
  public String refusal(long neededBytes, long usedBytes, long availableBytes) {
    long free = memoryBytes == ALL ? ALL : Math.max(0, memoryBytes - usedBytes);
    if (neededBytes > free) {
      return "it has %d MiB of memory, and of the %d MiB that guests get %d are free"
          .formatted(neededBytes / MIB, memoryBytes / MIB, free / MIB);
    }
    return neededBytes > availableBytes
        ? "it has %d MiB of memory, and %d MiB are available"
            .formatted(neededBytes / MIB, availableBytes / MIB)
        : null;
  }

  /** The memory as {@code memory.max} takes it. */
  String memoryMax() {
    return memoryBytes == ALL ? "max" : Long.toString(memoryBytes);
  }
}
