package dev.roost.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.roost.linux.abi.PagemapAbi;
import dev.roost.linux.abi.PagemapAbi.PageRegion;
import dev.roost.linux.abi.PagemapAbi.PmScanArg;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** ioctl PAGEMAP_SCAN on /proc/PID/pagemap, Linux 6.7; Documentation/admin-guide/mm/pagemap.rst. */
public final class PagemapScan implements AutoCloseable {
  private static final long PAGEMAP_SCAN = 0xc0606610L;
  private static final long WRITTEN = 1 << 1;
  private static final long FILE = 1 << 2;
  private static final long PRESENT = 1 << 3;
  private static final long SWAPPED = 1 << 4;
  private static final long PFNZERO = 1 << 5;
  private static final int REGIONS = 4096;

  private final FileDescriptor pagemap;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment argument = arena.allocate(PmScanArg.SIZE, 8);
  private final MemorySegment regions = arena.allocate(PageRegion.SIZE * REGIONS, 8);

  public PagemapScan(int pid) throws ErrnoException {
    pagemap = FileDescriptor.open(Path.of("/proc/" + pid + "/pagemap"), 0);
  }

  /**
   * A run of pages.
   *
   * @param start first address
   * @param end address after the last byte
   */
  public record Range(long start, long end) {
    /** Its length in bytes. */
    public long size() {
      return end - start;
    }
  }

  /**
   * Pages of [start, end) with contents of their own: present or swapped, and not the zero page.
   */
  public List<Range> populated(long start, long end) throws ErrnoException {
    return scan(start, end, PFNZERO, PFNZERO, PRESENT | SWAPPED);
  }

  /** Pages of a private file mapping that were written and so differ from the file. */
  public List<Range> written(long start, long end) throws ErrnoException {
    return scan(start, end, PFNZERO | FILE, PFNZERO | FILE, PRESENT | SWAPPED);
  }

  /**
   * Of the {@link #populated} pages those that were written since a {@link Userfaultfd} was told to
   * watch them, and all that none watches.
   */
  public List<Range> touched(long start, long end) throws ErrnoException {
    return scan(start, end, PFNZERO, PFNZERO | WRITTEN, PRESENT | SWAPPED);
  }

  /**
   * Pages that are as they were when a {@link Userfaultfd} was told to watch them. Of files these
   * may be such that the process has never looked at; of other memory only such that it holds.
   */
  public List<Range> untouched(long start, long end) throws ErrnoException {
    return scan(start, end, WRITTEN, WRITTEN, PRESENT | SWAPPED);
  }

  /**
   * Of the {@link #touched} pages those that are watched; forgets in the same moment that they were
   * written, so that whatever is written to them afterwards is told the next time.
   */
  public List<Range> takeTouched(long start, long end) throws ErrnoException {
    return scan(
        PagemapAbi.PM_SCAN_WP_MATCHING, start, end, PFNZERO, PFNZERO | WRITTEN, PRESENT | SWAPPED);
  }

  private List<Range> scan(long start, long end, long inverted, long required, long anyOf)
      throws ErrnoException {
    return scan(0, start, end, inverted, required, anyOf);
  }

  private synchronized List<Range> scan(
      long flags, long start, long end, long inverted, long required, long anyOf)
      throws ErrnoException {
    List<Range> found = new ArrayList<>();
    long at = start;
    while (at < end) {
      argument.fill((byte) 0);
      argument.set(JAVA_LONG, 0, PmScanArg.SIZE);
      argument.set(JAVA_LONG, PmScanArg.FLAGS, flags);
      argument.set(JAVA_LONG, PmScanArg.START, at);
      argument.set(JAVA_LONG, PmScanArg.END, end);
      argument.set(JAVA_LONG, PmScanArg.VEC, regions.address());
      argument.set(JAVA_LONG, PmScanArg.VEC_LEN, REGIONS);
      argument.set(JAVA_LONG, PmScanArg.CATEGORY_INVERTED, inverted);
      argument.set(JAVA_LONG, PmScanArg.CATEGORY_MASK, required);
      argument.set(JAVA_LONG, PmScanArg.CATEGORY_ANYOF_MASK, anyOf);
      // Only what is the same for all is returned, so that neighbours come as one region.
      argument.set(JAVA_LONG, PmScanArg.RETURN_MASK, PRESENT);
      long count = Libc.check("PAGEMAP_SCAN", pagemap.ioctl(PAGEMAP_SCAN, argument.address()));
      for (int i = 0; i < count; i++) {
        long base = i * PageRegion.SIZE;
        add(
            found,
            regions.get(JAVA_LONG, base + PageRegion.START),
            regions.get(JAVA_LONG, base + PageRegion.END));
      }
      at = argument.get(JAVA_LONG, PmScanArg.WALK_END);
    }
    return found;
  }

  private static void add(List<Range> found, long start, long end) {
    if (!found.isEmpty() && found.getLast().end() == start) {
      found.add(new Range(found.removeLast().start(), end));
    } else {
      found.add(new Range(start, end));
    }
  }

  @Override
  public void close() {
    pagemap.close();
    arena.close();
  }
}
