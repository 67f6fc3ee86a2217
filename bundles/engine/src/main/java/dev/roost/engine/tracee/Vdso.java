package dev.roost.engine.tracee;

import dev.roost.engine.model.Mappings;
import dev.roost.engine.model.Vma;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.proc.MapsEntry;
import java.util.List;

/**
 * Where a process has the kernel's code, vdso(7). No thread may be moved in the middle of it: it
 * keeps in registers where the kernel has put the offsets of the time namespace, and reads there
 * what is elsewhere, or nothing, in another one; time_namespaces(7).
 *
 * @param start first address
 * @param end address after the last byte
 */
public record Vdso(long start, long end) {
  /** Of a process that has none. */
  public static final Vdso NONE = new Vdso(0, 0);

  private static final String LABEL = "[vdso]";

  /** The vdso among the mappings of a running process. */
  public static Vdso of(List<MapsEntry> maps) {
    for (MapsEntry entry : maps) {
      if (entry.path().equals(LABEL)) {
        return new Vdso(entry.start(), entry.end());
      }
    }
    return NONE;
  }

  /** The vdso among the mappings of an image. */
  public static Vdso of(Mappings mappings) {
    return mappings.labelled(LABEL).map(Vdso::of).orElse(NONE);
  }

  private static Vdso of(Vma vma) {
    return new Vdso(vma.start(), vma.end());
  }

  /** Whether a stopped task is in the middle of it. */
  public boolean holds(StoppedTask task) throws ErrnoException {
    return task.isIn(start, end);
  }

  /**
   * Has a stopped task finish what it does there. It is then perhaps stopped for SIGTRAP.
   *
   * @return false if it has not: it must run on for a moment, and be stopped again
   */
  public boolean leave(StoppedTask task) throws ErrnoException {
    return task.stepOutOf(start, end);
  }
}
