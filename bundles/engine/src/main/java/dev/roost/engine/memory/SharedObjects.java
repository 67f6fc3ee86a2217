package dev.roost.engine.memory;

import dev.roost.linux.proc.MapsEntry;

/**
 * Memory that processes share and nobody else can get at, so that it can travel with them: shared
 * anonymous memory, files of /dev/shm without a name, memfds, System V segments without a key.
 */
public final class SharedObjects {
  private static final String ANONYMOUS = "/dev/zero (deleted)";
  private static final String SEGMENT_WITHOUT_KEY = "/SYSV00000000 (deleted)";

  private SharedObjects() {}

  /** Whether {@code entry} maps such memory, as far as its name tells. */
  public static boolean isCarriable(MapsEntry entry) {
    return entry.shared()
        && (entry.path().equals(ANONYMOUS)
            || entry.path().equals(SEGMENT_WITHOUT_KEY)
            || hasDescriptors(entry));
  }

  /** Whether a process may have it open without having it mapped. */
  public static boolean hasDescriptors(MapsEntry entry) {
    return entry.isDeleted()
        && (entry.path().startsWith("/dev/shm/") || entry.path().startsWith("/memfd:"));
  }

  /** What is mapped, by {@code DEVICE:INODE}: the same for all who map it on one machine. */
  public static String name(MapsEntry entry) {
    return entry.device() + ":" + entry.inode();
  }
}
