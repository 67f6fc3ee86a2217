package dev.roost.engine.deputy;

import dev.roost.linux.Errno;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.GoneException;
import dev.roost.linux.Kcmp;
import dev.roost.linux.proc.AllPids;
import dev.roost.linux.proc.ProcFds;
import dev.roost.linux.proc.ProcTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Who has a descriptor of a deputy, or all of them, and could move where it stands. Nothing in
 * /proc tells, so everybody is asked: kcmp(2).
 */
final class Sharers {
  /** The first pid namespace, PROC_PID_INIT_INO of linux/proc_ns.h: from here everybody is seen. */
  private static final Path FIRST_NAMESPACE = Path.of("pid:[4026531836]");

  private static final Path OWN_NAMESPACE = Path.of("/proc/self/ns/pid");

  private final int pid;

  /** Whether all its threads and nobody else have its descriptors; null before it is known. */
  private Boolean alone;

  Sharers(int pid) {
    this.pid = pid;
  }

  /**
   * Whether the process has its table of descriptors for itself, and all its threads have it. Who
   * shares it without memory cannot come about while it is away, so this is asked once.
   */
  boolean hasTableAlone() throws IOException {
    if (alone == null) {
      alone = looksAlone();
    }
    return alone;
  }

  private boolean looksAlone() throws IOException {
    for (int tid : ProcTasks.tids(pid)) {
      if (!sharesTable(tid, true)) {
        return false;
      }
    }
    for (int other : AllPids.list()) {
      if (other != pid && sharesTable(other, false)) {
        return false;
      }
    }
    return true;
  }

  private boolean sharesTable(int other, boolean ifGone) throws ErrnoException {
    try {
      return Kcmp.sameDescriptors(pid, other);
    } catch (GoneException e) {
      return ifGone;
    } catch (ErrnoException e) {
      throwUnlessDenied(e);
      return false;
    }
  }

  /** Whether another descriptor of the process is of the same description. */
  boolean isDuplicated(int fd) throws IOException {
    return has(pid, fd);
  }

  /** Whether any process has the description, as far as it is not on its way through a socket. */
  boolean isShared(int fd) throws IOException {
    if (!Files.readSymbolicLink(OWN_NAMESPACE).equals(FIRST_NAMESPACE)) {
      return true;
    }
    for (int other : AllPids.list()) {
      if (has(other, fd)) {
        return true;
      }
    }
    return false;
  }

  private boolean has(int other, int fd) throws IOException {
    try {
      for (int theirs : ProcFds.numbers(other)) {
        boolean itself = other == pid && theirs == fd;
        if (!itself && Kcmp.sameFile(pid, fd, other, theirs)) {
          return true;
        }
      }
      return false;
    } catch (NoSuchFileException | GoneException e) {
      return false;
    } catch (ErrnoException e) {
      throwUnlessDenied(e);
      return false;
    }
  }

  /** Whom the engine may not look at, as it has capabilities that the engine has not, has none. */
  private static void throwUnlessDenied(ErrnoException e) throws ErrnoException {
    if (e.errno() != Errno.EPERM) {
      throw e;
    }
  }
}
