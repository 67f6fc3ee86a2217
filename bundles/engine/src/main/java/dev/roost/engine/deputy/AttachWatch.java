package dev.roost.engine.deputy;

import dev.roost.engine.memory.SharedObjects;
import dev.roost.linux.proc.AllPids;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcMaps;
import dev.roost.linux.proc.ProcSysvShm;
import dev.roost.linux.proc.SysvShmEntry;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Whether somebody else has attached a System V segment whose contents are away. Nothing tells, so
 * one looks now and then: cheaply as long as nobody attaches or detaches.
 */
public final class AttachWatch {
  private final Set<Long> segments;
  private final IntPredicate ours;

  /** When nobody else had any of them. */
  private List<SysvShmEntry> last;

  /**
   * @param ours whether a process is one of the deputies
   */
  public AttachWatch(KeptObjects objects, IntPredicate ours) {
    this.segments = objects.segments();
    this.ours = ours;
  }

  /** Whether there is nothing to watch. */
  public boolean isIdle() {
    return segments.isEmpty();
  }

  /** Somebody else who has one attached, or 0. */
  public int stranger() throws IOException {
    List<SysvShmEntry> now =
        ProcSysvShm.read().stream().filter(each -> segments.contains((long) each.id())).toList();
    if (now.equals(last)) {
      return 0;
    }
    int self = (int) ProcessHandle.current().pid();
    for (int pid : AllPids.list()) {
      if (pid != self && !ours.test(pid) && has(pid)) {
        return pid;
      }
    }
    last = now;
    return 0;
  }

  private boolean has(int pid) throws IOException {
    try {
      for (MapsEntry entry : ProcMaps.read(pid)) {
        if (SharedObjects.isSegment(entry) && segments.contains(entry.inode())) {
          return true;
        }
      }
      return false;
    } catch (NoSuchFileException | AccessDeniedException e) {
      // It has ended; or it is one that this engine may not look at: docs/limits.md.
      return false;
    }
  }
}
