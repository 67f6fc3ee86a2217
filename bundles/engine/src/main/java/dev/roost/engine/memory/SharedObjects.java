package dev.roost.engine.memory;

import dev.roost.linux.proc.MapsEntry;
import java.util.regex.Pattern;

/**
 * Memory that processes share and that can travel with them: shared anonymous memory, files of
 * /dev/shm, memfds, System V segments. All but the first outlive their mappings: somebody may get
 * at what is in them by a name, a descriptor or a key.
 */
public final class SharedObjects {
  private static final String ANONYMOUS = "/dev/zero (deleted)";
  private static final Pattern SEGMENT = Pattern.compile("/SYSV[0-9a-f]{8} \\(deleted\\)");
  private static final String FILES = "/dev/shm/";
  private static final String MEMFDS = "/memfd:";

  /** File systems without a disk have no major number: tmpfs, but not a directory of that name. */
  private static final String NO_DISK = "00:";

  private static final String SEGMENT_NAME = "sysv:";
  private static final String FILE_NAME = "file:";

  private SharedObjects() {}

  /** Whether {@code entry} maps such memory, as far as its name tells. */
  public static boolean isCarriable(MapsEntry entry) {
    return entry.shared()
        && (entry.path().equals(ANONYMOUS) || isSegment(entry) || hasDescriptors(entry));
  }

  /** Whether it is a System V segment; its inode is the segment's id then. */
  public static boolean isSegment(MapsEntry entry) {
    return entry.shared() && SEGMENT.matcher(entry.path()).matches();
  }

  /** Whether a process may have it open without having it mapped. */
  public static boolean hasDescriptors(MapsEntry entry) {
    return entry.path().startsWith(FILES) && entry.device().startsWith(NO_DISK)
        || entry.isDeleted() && entry.path().startsWith(MEMFDS);
  }

  /** Whether what a descriptor has open may be such memory, by its link in /proc/PID/fd. */
  static boolean mayBeOpen(String target) {
    return target.startsWith(FILES) || target.startsWith(MEMFDS);
  }

  /**
   * What is mapped, by {@code DEVICE:INODE}: the same for all who map it on one machine. Before
   * that stands of which kind it is, if it outlives its mappings; the ids of segments and the
   * inodes of anonymous memory may be equal.
   */
  public static String name(MapsEntry entry) {
    String inode = entry.device() + ":" + entry.inode();
    if (isSegment(entry)) {
      return SEGMENT_NAME + inode;
    }
    return hasDescriptors(entry) ? FILE_NAME + inode : inode;
  }

  /**
   * The name of what is open as a descriptor.
   *
   * @param device st_dev of {@code struct stat}
   * @param inode st_ino
   */
  static String fileName(long device, long inode) {
    long major = device >>> 8 & 0xfff | device >>> 32 & ~0xfffL;
    long minor = device & 0xff | device >>> 12 & 0xffffff00L;
    return "%s%02x:%02x:%d".formatted(FILE_NAME, major, minor, inode);
  }

  /** Whether somebody may still get at the contents of an object when nobody maps it. */
  public static boolean outlives(String name) {
    return isFile(name) || name.startsWith(SEGMENT_NAME);
  }

  /** Whether an object may be open as a descriptor. */
  public static boolean isFile(String name) {
    return name.startsWith(FILE_NAME);
  }
}
