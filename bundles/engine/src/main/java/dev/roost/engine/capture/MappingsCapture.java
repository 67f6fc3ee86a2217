package dev.roost.engine.capture;

import dev.roost.engine.memory.SharedObjects;
import dev.roost.engine.model.Mappings;
import dev.roost.engine.model.Region;
import dev.roost.engine.model.SharedPlace;
import dev.roost.engine.model.Vma;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.SmapsEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The mappings of a process, from /proc/PID/maps; proc(5). */
public final class MappingsCapture {
  /** Mapped by the kernel into every process at the same address. */
  private static final String VSYSCALL = "[vsyscall]";

  /** How smaps shows MADV_MERGEABLE, the mark of what stands for a file in a body. */
  private static final String FILE_MARK = "mg";

  private MappingsCapture() {}

  /** What the shared memory of a body is at home. */
  public interface SharedNames {
    /** What {@code entry}, one of a body's mappings, shows, if home knows it. */
    Optional<SharedPlace> nameOf(MapsEntry entry);
  }

  /**
   * @param maps the mappings as the kernel shows them
   * @param flags what smaps shows besides
   * @param region Roost's own range, left out
   */
  public static Mappings of(List<MapsEntry> maps, MappingFlags flags, Region region) {
    List<Vma> vmas = new ArrayList<>();
    for (MapsEntry entry : its(maps, region)) {
      vmas.add(vma(entry, flags));
    }
    return new Mappings(vmas);
  }

  /**
   * Of a body, where all memory is anonymous and what stands for a file is marked; see
   * MappingsRestore.
   *
   * @param entries the mappings with their flags
   * @param stacks start addresses of mappings that the kernel extends downwards
   * @param names what the shared memory of bodies is at home
   * @throws IOException if it has shared memory that has no name there
   */
  public static Mappings ofBody(
      List<SmapsEntry> entries, Set<Long> stacks, Region region, SharedNames names)
      throws IOException {
    MappingFlags seen = MappingFlags.of(entries);
    MappingFlags flags = seen.withStacks(stacks);
    Set<Long> marked = MappingFlags.starts(entries, FILE_MARK);
    List<Vma> vmas = new ArrayList<>();
    for (MapsEntry entry : its(entries.stream().map(SmapsEntry::map).toList(), region)) {
      Vma vma = vma(entry, flags);
      if (marked.contains(vma.start())) {
        vma = vma.as(Vma.Kind.FILE);
      } else if (vma.kind() == Vma.Kind.SHARED) {
        vma = vma.at(names.nameOf(entry).orElseThrow(() -> unknown(entry)));
      }
      vmas.add(vma);
    }
    return new Mappings(vmas);
  }

  private static IOException unknown(MapsEntry entry) {
    return new IOException(
        "the body shares memory at "
            + Long.toHexString(entry.start())
            + " that home does not know: "
            + entry.path());
  }

  private static List<MapsEntry> its(List<MapsEntry> maps, Region region) {
    return maps.stream()
        .filter(entry -> !region.contains(entry.start(), entry.end()))
        .filter(entry -> !entry.path().equals(VSYSCALL))
        .toList();
  }

  private static Vma vma(MapsEntry entry, MappingFlags flags) {
    int protection =
        (entry.readable() ? Vma.READ : 0)
            | (entry.writable() ? Vma.WRITE : 0)
            | (entry.executable() ? Vma.EXECUTE : 0);
    Vma.Kind kind = kind(entry);
    return new Vma(
        entry.start(),
        entry.end(),
        protection,
        kind,
        flags.growsDown().contains(entry.start()) || entry.path().equals("[stack]"),
        kind == Vma.Kind.SHARED ? SharedObjects.name(entry) : entry.path(),
        entry.offset(),
        flags.notDumped().contains(entry.start()) ? Vma.Dump.NEVER : Vma.Dump.USUAL,
        flags.fork(entry.start()),
        flags.lock(entry.start()));
  }

  private static Vma.Kind kind(MapsEntry entry) {
    if (entry.isSpecial()) {
      return Vma.Kind.KERNEL;
    }
    if (entry.isAnonymous()) {
      return Vma.Kind.ANONYMOUS;
    }
    return SharedObjects.isCarriable(entry) ? Vma.Kind.SHARED : Vma.Kind.FILE;
  }
}
