package dev.roost.engine.deputy;

import dev.roost.engine.memory.SharedObjects;
import dev.roost.engine.model.Region;
import dev.roost.engine.tracee.RemoteCalls;
import dev.roost.linux.abi.MmanAbi;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcMaps;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Keeps the shared memory of a deputy. Its body may have moved a mapping away from where the deputy
 * still has it, and if something else is then mapped over that, nothing of the object is left that
 * the way home could use. So a second mapping of it is made first; mremap(2) of length 0. The way
 * home unmaps what nobody needs.
 */
public final class KeptShared {
  /** More than so many are not kept: then the process comes home, which tidies up. */
  private static final int MOST = 128;

  private static final int SYS_MREMAP = 25;

  private final Deputy deputy;
  private int kept;

  public KeptShared(Deputy deputy) {
    this.deputy = deputy;
  }

  /**
   * To be called before the deputy maps [start, end).
   *
   * @param calls calls that one of its threads makes
   * @param elsewhere objects that the body has mapped elsewhere; others it does not need any more
   * @return whether that is safe now; if not, the process must be at home for it
   */
  public synchronized boolean keep(RemoteCalls calls, long start, long end, Set<String> elsewhere)
      throws IOException {
    List<MapsEntry> maps = ProcMaps.read(deputy.firstAlive().tid());
    for (MapsEntry entry : maps) {
      if (isUnder(entry, start, end)
          && elsewhere.contains(SharedObjects.name(entry))
          && !isElsewhere(maps, entry, start, end)) {
        long from = Math.max(start, entry.start());
        long length = Math.min(end, entry.end()) - from;
        if (kept == MOST
            || isError(calls.call(SYS_MREMAP, from, 0, length, MmanAbi.MREMAP_MAYMOVE))) {
          return false;
        }
        kept++;
      }
    }
    return true;
  }

  private boolean isUnder(MapsEntry entry, long start, long end) {
    Region region = deputy.region().region();
    return entry.start() < end
        && entry.end() > start
        && SharedObjects.isCarriable(entry)
        && !region.contains(entry.start(), entry.end());
  }

  /** Whether another mapping shows all that {@code entry} shows in [start, end). */
  private static boolean isElsewhere(List<MapsEntry> maps, MapsEntry entry, long start, long end) {
    long from = entry.offset() + Math.max(0, start - entry.start());
    long to = entry.offset() + Math.min(entry.size(), end - entry.start());
    return maps.stream()
        .filter(other -> other.end() <= start || other.start() >= end)
        .filter(SharedObjects::isCarriable)
        .filter(other -> SharedObjects.name(other).equals(SharedObjects.name(entry)))
        .anyMatch(other -> other.offset() <= from && to <= other.offset() + other.size());
  }

  private static boolean isError(long result) {
    return result < 0 && result >= -4095;
  }
}
