package dev.roost.engine.capture;

import dev.roost.engine.model.Vma;
import dev.roost.linux.proc.SmapsEntry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What only /proc/PID/smaps shows of mappings. The kernel walks all page tables for it: 12 ms for 1
 * GiB.
 *
 * @param growsDown start addresses of mappings that the kernel extends downwards
 * @param notDumped start addresses of mappings that core dumps leave out
 * @param notForked start addresses of mappings that children do not get
 * @param wiped start addresses of mappings that children get empty
 * @param locked start addresses of mappings that are kept in RAM
 * @param lockedIfUsed of these, those of which only the pages are kept that have been used
 */
public record MappingFlags(
    Set<Long> growsDown,
    Set<Long> notDumped,
    Set<Long> notForked,
    Set<Long> wiped,
    Set<Long> locked,
    Set<Long> lockedIfUsed) {

  public MappingFlags {
    growsDown = Set.copyOf(growsDown);
    notDumped = Set.copyOf(notDumped);
    notForked = Set.copyOf(notForked);
    wiped = Set.copyOf(wiped);
    locked = Set.copyOf(locked);
    lockedIfUsed = Set.copyOf(lockedIfUsed);
  }

  /** Those of {@code entries}. */
  public static MappingFlags of(List<SmapsEntry> entries) {
    return new MappingFlags(
        starts(entries, "gd"),
        starts(entries, "dd"),
        starts(entries, "dc"),
        starts(entries, "wf"),
        starts(entries, "lo"),
        starts(entries, "lf"));
  }

  /** What a child gets of the mapping that begins at {@code start}. */
  Vma.Fork fork(long start) {
    if (notForked.contains(start)) {
      return Vma.Fork.LEFT_OUT;
    }
    return wiped.contains(start) ? Vma.Fork.WIPED : Vma.Fork.COPIED;
  }

  /** Whether the mapping that begins at {@code start} is kept in RAM. */
  Vma.Lock lock(long start) {
    if (!locked.contains(start)) {
      return Vma.Lock.NONE;
    }
    return lockedIfUsed.contains(start) ? Vma.Lock.USED : Vma.Lock.ALL;
  }

  /** With others that grow. */
  MappingFlags withStacks(Set<Long> stacks) {
    return new MappingFlags(stacks, notDumped, notForked, wiped, locked, lockedIfUsed);
  }

  /** Start addresses of mappings with this word among their flags, the kernel's own left out. */
  static Set<Long> starts(List<SmapsEntry> entries, String flag) {
    return entries.stream()
        .filter(entry -> entry.flags().contains(flag) && !entry.map().isSpecial())
        .map(entry -> entry.map().start())
        .collect(Collectors.toSet());
  }
}
