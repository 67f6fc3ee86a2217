package dev.roost.engine.restore;

import dev.roost.engine.model.Mappings;
import dev.roost.engine.model.Vma;
import dev.roost.engine.tracee.RemoteCalls;
import dev.roost.linux.abi.MmanAbi;
import dev.roost.linux.proc.MapsEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * At home, where no descriptor is left, only mappings: mremap(2) of length 0 makes a second mapping
 * of the same memory. They are made before anything is unmapped, away from all that is or will be
 * mapped, and moved to their places when those are free.
 */
final class HomeSharing implements Sharing {
  private static final int SYS_MPROTECT = 10;
  private static final int SYS_MUNMAP = 11;
  private static final int SYS_MREMAP = 25;
  private static final int FIXED = MmanAbi.MREMAP_MAYMOVE | MmanAbi.MREMAP_FIXED;
  private static final long PAGE = 4096;

  /** Far from programs, heaps, libraries, stacks and Roost's regions. */
  private static final long FIRST = 0x500000000000L;

  private final List<MapsEntry> maps;
  private final Map<Long, Duplicate> byTarget = new HashMap<>();
  private long next = FIRST;

  /**
   * A second mapping that waits.
   *
   * @param at where it is
   * @param length in bytes
   * @param source the mapping that it was made of
   */
  private record Duplicate(long at, long length, Vma source) {}

  /**
   * @param maps everything that is mapped in the process
   */
  HomeSharing(List<MapsEntry> maps) {
    this.maps = maps;
  }

  @Override
  public void prepare(RemoteCalls calls, Mappings mappings, List<Vma> present) throws IOException {
    List<Vma> sources = present.stream().filter(HomeSharing::isShared).toList();
    for (Vma vma : mappings.vmas()) {
      if (isShared(vma)) {
        long at = vma.start();
        for (Vma entry : sources) {
          if (entry.end() > at && entry.start() < vma.end() && Sharing.showSame(entry, vma)) {
            duplicate(calls, mappings, sources, vma, at, Math.max(at, entry.start()));
            at = Math.min(vma.end(), entry.end());
          }
        }
        duplicate(calls, mappings, sources, vma, at, vma.end());
      }
    }
  }

  private static boolean isShared(Vma vma) {
    return vma.kind() == Vma.Kind.SHARED;
  }

  /** For [start, end) of {@code vma}: in pieces, as the mappings that there are show it. */
  private void duplicate(
      RemoteCalls calls, Mappings mappings, List<Vma> sources, Vma vma, long start, long end)
      throws IOException {
    for (long at = start; at < end; ) {
      long offset = vma.offset() + at - vma.start();
      Vma source = source(sources, vma, offset);
      long from = source.start() + offset - source.offset();
      boolean behind = from == source.end();
      long length = behind ? end - at : Math.min(end - at, source.end() - from);
      long lead = behind ? PAGE : 0;
      long spare = free(mappings, lead + length);
      calls.mustCall(
          "mremap " + Long.toHexString(from),
          SYS_MREMAP,
          from - lead,
          0,
          lead + length,
          FIXED,
          spare);
      if (behind) {
        calls.mustCall("munmap", SYS_MUNMAP, spare, lead);
      }
      byTarget.put(at, new Duplicate(spare + lead, length, source));
      at += length;
    }
  }

  /**
   * A mapping that shows this place of the object, or else one that ends there: the program has
   * made that longer.
   */
  private static Vma source(List<Vma> sources, Vma vma, long offset) throws IOException {
    Vma before = null;
    for (Vma entry : sources) {
      long end = entry.offset() + entry.size();
      if (entry.path().equals(vma.path()) && entry.offset() <= offset && offset <= end) {
        if (offset < end) {
          return entry;
        }
        before = entry;
      }
    }
    if (before == null) {
      throw new IOException(
          "home has no mapping of shared memory "
              + vma.path()
              + " any more that could be had at "
              + Long.toHexString(vma.start()));
    }
    return before;
  }

  /** Addresses that are free now and will be. */
  private long free(Mappings mappings, long length) {
    long at = next;
    List<long[]> taken = new ArrayList<>();
    maps.forEach(entry -> taken.add(new long[] {entry.start(), entry.end()}));
    mappings.vmas().forEach(vma -> taken.add(new long[] {vma.start(), vma.end()}));
    taken.sort((a, b) -> Long.compareUnsigned(a[0], b[0]));
    for (long[] range : taken) {
      if (Long.compareUnsigned(range[0], at + length) < 0
          && Long.compareUnsigned(range[1], at) > 0) {
        at = range[1];
      }
    }
    next = at + length;
    return at;
  }

  @Override
  public void map(RemoteCalls calls, long start, long end, Vma vma) throws IOException {
    for (long at = start; at < end; ) {
      Duplicate duplicate = byTarget.get(at);
      long length = duplicate.length();
      calls.mustCall(
          "mremap to " + Long.toHexString(at),
          SYS_MREMAP,
          duplicate.at(),
          length,
          length,
          FIXED,
          at);
      Vma source = duplicate.source();
      if (source.protection() != vma.protection()) {
        calls.mustCall("mprotect", SYS_MPROTECT, at, length, vma.protection());
      }
      MappingsRestore.advise(calls, at, at + length, source.dump(), source.fork(), vma);
      at += length;
    }
  }
}
