package dev.roost.engine.capture;

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
 */
public record MappingFlags(Set<Long> growsDown, Set<Long> notDumped, Set<Long> notForked) {

  public MappingFlags {
    growsDown = Set.copyOf(growsDown);
    notDumped = Set.copyOf(notDumped);
    notForked = Set.copyOf(notForked);
  }

  /** Those of {@code entries}. */
  public static MappingFlags of(List<SmapsEntry> entries) {
    return new MappingFlags(starts(entries, "gd"), starts(entries, "dd"), starts(entries, "dc"));
  }

  /** Start addresses of mappings with this word among their flags, the kernel's own left out. */
  static Set<Long> starts(List<SmapsEntry> entries, String flag) {
    return entries.stream()
        .filter(entry -> entry.flags().contains(flag) && !entry.map().isSpecial())
        .map(entry -> entry.map().start())
        .collect(Collectors.toSet());
  }
}
