package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Process groups, as {@code /proc} shows them; setpgid(2), credentials(7). */
public final class ProcGroups {
  private ProcGroups() {}

  /**
   * Whether the group of {@code pid} is orphaned: no member has a parent in another group of the
   * same session, which could continue it. SIGTSTP, SIGTTIN and SIGTTOU stop nobody in it.
   *
   * @throws IOException if there is no such process
   */
  public static boolean orphaned(int pid) throws IOException {
    return orphaned(ProcFiles.PROC, pid);
  }

  /** As {@link #orphaned(int)}. */
  public static boolean orphaned(Path proc, int pid) throws IOException {
    int group = ProcStat.read(proc, pid).pgrp();
    for (int each : AllPids.list(proc)) {
      Optional<ProcStat> member = stat(proc, each).filter(stat -> stat.pgrp() == group);
      if (member.isPresent() && hasKeeper(proc, member.get())) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasKeeper(Path proc, ProcStat member) throws IOException {
    if (member.state() == 'Z' || member.state() == 'X' || member.ppid() <= 1) {
      return false;
    }
    return stat(proc, member.ppid())
        .filter(parent -> parent.pgrp() != member.pgrp() && parent.session() == member.session())
        .isPresent();
  }

  private static Optional<ProcStat> stat(Path proc, int pid) throws IOException {
    try {
      return Optional.of(ProcStat.read(proc, pid));
    } catch (NoSuchFileException e) {
      // It has ended meanwhile.
      return Optional.empty();
    }
  }
}
