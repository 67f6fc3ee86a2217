package dev.roost.engine.capture;

import dev.roost.engine.model.Mappings;
import dev.roost.engine.model.Region;
import dev.roost.engine.model.Vma;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.SmapsEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The mappings of a process, from /proc/PID/maps; proc(5). */
public final class MappingsCapture {
  /** Mapped by the kernel into every process at the same address. */
  private static final String VSYSCALL = "[vsyscall]";

  /** How smaps shows MADV_MERGEABLE, the mark of what stands for a file in a body. */
  private static final String FILE_MARK = "mg";

  private MappingsCapture() {}

  /**
   * @param maps the mappings as the kernel shows them
   * @param flags what smaps shows besides
   * @param region Roost's own range, left out
   */
  public static Mappings of(List<MapsEntry> maps, MappingFlags flags, Region region) {
    List<Vma> vmas = new ArrayList<>();
    for (MapsEntry entry : maps) {
      boolean ours = region.contains(entry.start(), entry.end());
      if (!ours && !entry.path().equals(VSYSCALL)) {
        vmas.add(vma(entry, flags));
      }
    }
    return new Mappings(vmas);
  }

  /**
   * Of a body, where all memory is anonymous and what stands for a file is marked; see
   * MappingsRestore.
   *
   * @param entries the mappings with their flags
   * @param stacks start addresses of mappings that the kernel extends downwards
   */
  public static Mappings ofBody(List<SmapsEntry> entries, Set<Long> stacks, Region region) {
    MappingFlags seen = MappingFlags.of(entries);
    MappingFlags flags = new MappingFlags(stacks, seen.notDumped(), seen.notForked(), seen.wiped());
    Mappings plain = of(entries.stream().map(SmapsEntry::map).toList(), flags, region);
    Set<Long> marked = MappingFlags.starts(entries, FILE_MARK);
    return new Mappings(
        plain.vmas().stream()
            .map(vma -> marked.contains(vma.start()) ? vma.as(Vma.Kind.FILE) : vma)
            .toList());
  }

  private static Vma vma(MapsEntry entry, MappingFlags flags) {
    int protection =
        (entry.readable() ? Vma.READ : 0)
            | (entry.writable() ? Vma.WRITE : 0)
            | (entry.executable() ? Vma.EXECUTE : 0);
    Vma.Kind kind =
        entry.isSpecial()
            ? Vma.Kind.KERNEL
            : entry.isAnonymous() ? Vma.Kind.ANONYMOUS : Vma.Kind.FILE;
    return new Vma(
        entry.start(),
        entry.end(),
        protection,
        kind,
        flags.growsDown().contains(entry.start()) || entry.path().equals("[stack]"),
        entry.path(),
        entry.offset(),
        flags.notDumped().contains(entry.start()) ? Vma.Dump.NEVER : Vma.Dump.USUAL,
        flags.fork(entry.start()));
  }
}
