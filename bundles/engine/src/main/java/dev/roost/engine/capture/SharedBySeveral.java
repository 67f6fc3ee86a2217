package dev.roost.engine.capture;

import dev.roost.linux.GoneException;
import dev.roost.linux.Kcmp;
import dev.roost.linux.proc.AllPids;
import dev.roost.linux.proc.ProcStat;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.OptionalInt;

/** Processes that share all of their memory: clone(2) with CLONE_VM, vfork(2). */
final class SharedBySeveral {
  private SharedBySeveral() {}

  /**
   * Another process that has the memory of {@code pid}. Nothing in /proc tells, and anybody may be
   * it, so all are asked whose program lies at the same addresses: with one memory it must, in
   * another it mostly does not.
   */
  static OptionalInt with(int pid) throws IOException {
    ProcStat own = ProcStat.read(pid);
    if (own.vsizeBytes() == 0) {
      // It is ending, and has as little memory as any thread of the kernel.
      return OptionalInt.empty();
    }
    for (int other : AllPids.list()) {
      if (other != pid && liesAlike(own, other) && isShared(pid, other)) {
        return OptionalInt.of(other);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean liesAlike(ProcStat own, int other) throws IOException {
    try {
      ProcStat stat = ProcStat.read(other);
      return stat.startStack() == own.startStack()
          && stat.startCode() == own.startCode()
          && stat.argStart() == own.argStart();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static boolean isShared(int pid, int other) throws IOException {
    try {
      return Kcmp.sameMemory(pid, other);
    } catch (GoneException e) {
      return false;
    }
  }
}
