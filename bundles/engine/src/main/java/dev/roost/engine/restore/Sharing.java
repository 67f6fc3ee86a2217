package dev.roost.engine.restore;

import dev.roost.engine.model.Mappings;
import dev.roost.engine.model.Vma;
import dev.roost.engine.tracee.RemoteCalls;
import java.io.IOException;
import java.util.List;

/** How a process gets mappings of memory that it shares. */
sealed interface Sharing permits StoreSharing, HomeSharing {
  /**
   * To be told before anything is unmapped.
   *
   * @param present what is mapped now
   */
  void prepare(RemoteCalls calls, Mappings mappings, List<Vma> present) throws IOException;

  /** Maps [start, end) of {@code vma}, over whatever is there. */
  void map(RemoteCalls calls, long start, long end, Vma vma) throws IOException;

  /** Whether {@code entry} shows what {@code vma} is to show, where both are. */
  static boolean showSame(Vma entry, Vma vma) {
    return entry.path().equals(vma.path())
        && entry.offset() - entry.start() == vma.offset() - vma.start();
  }
}
