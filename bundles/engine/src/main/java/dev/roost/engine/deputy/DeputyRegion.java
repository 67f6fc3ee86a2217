package dev.roost.engine.deputy;

import dev.roost.engine.model.Region;
import dev.roost.engine.model.RemoteAddress;
import dev.roost.linux.FileDescriptor;
import dev.roost.linux.SharedMapping;
import dev.roost.linux.proc.MapsEntry;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;

/**
 * The memory that a deputy shares with this engine: one page of code, one page of journal, and a
 * slot for each thread. It is shared anonymous memory, made by the deputy itself and opened here
 * through /proc/PID/map_files, so that the process's descriptors stay as they are; proc(5).
 */
public final class DeputyRegion implements AutoCloseable {
  /** One page. */
  static final long PAGE = 4096;

  /** Offset of the first slot. */
  static final long SLOTS = Region.HEAD_BYTES;

  /** Where regions are looked for first: far from programs, heaps, libraries and stacks. */
  private static final long FIRST = 0x600000000000L;

  private final Region region;
  private final SharedMapping mapping;

  private DeputyRegion(Region region, SharedMapping mapping) {
    this.region = region;
    this.mapping = mapping;
  }

  /** A range of addresses with room for {@code threads} slots that {@code maps} leaves free. */
  public static Region choose(List<MapsEntry> maps, int threads) {
    return choose(maps, threads, null, 0);
  }

  /**
   * As the other.
   *
   * @param preferred is taken if it has room for {@code threads} and is free
   * @param spare more slots, if another range is taken
   */
  static Region choose(List<MapsEntry> maps, int threads, Region preferred, int spare) {
    if (preferred != null && preferred.slots() >= threads && isFree(maps, preferred)) {
      return preferred;
    }
    long size = Region.bytes(threads + spare);
    long start = FIRST;
    for (MapsEntry entry : maps) {
      if (entry.start() < start + size && entry.end() > start) {
        start = entry.end();
      }
    }
    return new Region(start, size);
  }

  private static boolean isFree(List<MapsEntry> maps, Region region) {
    return maps.stream()
        .noneMatch(entry -> entry.start() < region.end() && entry.end() > region.start());
  }

  /** Opens the region that {@code pid} has just mapped. */
  static DeputyRegion open(int pid, Region region) throws IOException {
    return open(pid, region, region.start(), region.end());
  }

  private static DeputyRegion open(int pid, Region region, long start, long end)
      throws IOException {
    String range = Long.toHexString(start) + "-" + Long.toHexString(end);
    try (FileDescriptor file =
        FileDescriptor.open(Path.of("/proc/" + pid + "/map_files/" + range), 2)) {
      return new DeputyRegion(region, file.map(region.size()));
    }
  }

  /** Opens a region that another engine left, by {@code entry}, one of its mappings. */
  static DeputyRegion reopen(int pid, Region region, MapsEntry entry) throws IOException {
    return open(pid, region, entry.start(), entry.end());
  }

  /** Where it is in the deputy. */
  public Region region() {
    return region;
  }

  /** The page of code, as mapped here. */
  MemorySegment code() {
    return mapping.memory().asSlice(0, PAGE);
  }

  /** The page of journal, as mapped here. */
  MemorySegment journal() {
    return mapping.memory().asSlice(PAGE, PAGE);
  }

  /** The slot number {@code index}. */
  Slot slot(int index) {
    long offset = SLOTS + index * Slot.STRIDE;
    return new Slot(mapping.memory().asSlice(offset, Slot.STRIDE), region.start() + offset);
  }

  /** The {@code syscall} instruction for injected calls. */
  RemoteAddress injection() {
    return LoopCode.injection(region.code());
  }

  @Override
  public void close() {
    mapping.close();
  }
}
