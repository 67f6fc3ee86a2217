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
 */
public record MappingFlags(
    Set<Long> growsDown, Set<Long> notDumped, Set<Long> notForked, Set<Long> wiped) {

  public MappingFlags {
    growsDown = Set.copyOf(growsDown);
    notDumped = Set.copyOf(notDumped);
    notForked = Set.copyOf(notForked);
    wiped = Set.copyOf(wiped);
  }

  /** Those of {@code entries}. */
  public static MappingFlags of(List<SmapsEntry> entries) {
    return new MappingFlags(
        starts(entries, "gd"), starts(entries, "dd"), starts(entries, "dc"), starts(entries, "wf"));
  }

  /** What a child gets of the mapping that begins at {@code start}. */
  Vma.Fork fork(long start) {
    if (notForked.contains(start)) {
      return Vma.Fork.LEFT_OUT;
    }
    return wiped.contains(start) ? Vma.Fork.WIPED : Vma.Fork.COPIED;
  }

  /** Start addresses of mappings with this word among their flags, the kernel's own left out. */
  static Set<Long> starts(List<SmapsEntry> entries, String flag) {
    return entries.stream()
        .filter(entry -> entry.flags().contains(flag) && !entry.map().isSpecial())
        .map(entry -> entry.map().start())
        .collect(Collectors.toSet());
  }
}
