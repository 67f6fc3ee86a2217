package dev.roost.engine.restore;

import dev.roost.engine.model.Mappings;
import dev.roost.engine.model.Vma;
import dev.roost.engine.tracee.RemoteCalls;
import dev.roost.linux.ResourceLimits;
import dev.roost.linux.abi.MmanAbi;
import dev.roost.linux.abi.ResourceAbi;
import dev.roost.linux.proc.ProcLimits;
import dev.roost.linux.proc.SmapsEntry;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** Keeps in RAM what the program has locked; mlock2(2). */
final class Locking {
  private static final Logger LOG = System.getLogger("roost.memory");
  private static final int SYS_MUNLOCK = 150;
  private static final int SYS_MLOCK2 = 325;

  /** How smaps shows a locked mapping; Documentation/filesystems/proc.rst. */
  private static final String LOCKED = "lo";

  private Locking() {}

  /** Whether anything is locked. */
  static boolean any(Mappings mappings) {
    return mappings.vmas().stream().anyMatch(Locking::isLocked);
  }

  private static boolean isLocked(Vma vma) {
    return vma.lock() != Vma.Lock.NONE && vma.kind() != Vma.Kind.KERNEL;
  }

  /**
   * In a body that has all its memory, none of it locked. It may lock as much as the engine's own
   * hard limit allows, for what it asks for itself is asked at home.
   *
   * @throws IOException with one sentence if that is too little
   */
  static void inBody(int pid, RemoteCalls calls, Mappings mappings) throws IOException {
    if (!any(mappings)) {
      return;
    }
    long most = ProcLimits.read(pid).lockedBytes().hard();
    ResourceLimits.set(pid, ResourceAbi.RLIMIT_MEMLOCK, most, most);
    long bytes = 0;
    for (Vma vma : mappings.vmas()) {
      if (isLocked(vma)) {
        bytes += vma.size();
        long result = lock(calls, vma, vma.start(), vma.end());
        if (result != 0) {
          throw new IOException(
              "the guest cannot host it: to lock %d bytes of its memory gives error %d; guests may lock %s"
                  .formatted(bytes, -result, Long.toUnsignedString(most)));
        }
      }
    }
  }

  private static long lock(RemoteCalls calls, Vma vma, long start, long end) throws IOException {
    // To lock all of what cannot be accessed fails, for its pages cannot be brought in.
    boolean ifUsed = vma.lock() == Vma.Lock.USED || vma.protection() == 0;
    return calls.call(SYS_MLOCK2, start, end - start, ifUsed ? MmanAbi.MLOCK_ONFAULT : 0);
  }

  /**
   * At home, where locked is what was when the process left, but not what has been mapped anew.
   *
   * @param present what is mapped now
   */
  static void atHome(RemoteCalls calls, Mappings mappings, List<SmapsEntry> present)
      throws IOException {
    for (Vma vma : mappings.vmas()) {
      if (vma.kind() == Vma.Kind.KERNEL) {
        continue;
      }
      for (SmapsEntry entry : present) {
        long start = Math.max(vma.start(), entry.map().start());
        long end = Math.min(vma.end(), entry.map().end());
        boolean now = entry.flags().contains(LOCKED);
        if (start < end && now != isLocked(vma)) {
          long result =
              now ? calls.call(SYS_MUNLOCK, start, end - start) : lock(calls, vma, start, end);
          if (result != 0) {
            LOG.log(
                Level.WARNING, "memory at {0} is not locked: {1}", Long.toHexString(start), result);
          }
        }
      }
    }
  }
}
