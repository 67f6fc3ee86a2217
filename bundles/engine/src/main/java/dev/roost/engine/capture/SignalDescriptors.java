package dev.roost.engine.capture;

import dev.roost.linux.proc.FdEntry;
import dev.roost.linux.proc.ProcFdinfo;
import dev.roost.linux.proc.ProcFds;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NoSuchElementException;

/** What the signalfds of a process read; signalfd(2). */
public final class SignalDescriptors {
  private static final String SIGNALFD = "anon_inode:[signalfd]";

  private SignalDescriptors() {}

  /** The signals that its signalfds read together: signal N is bit N - 1, 0 without any. */
  public static long of(int pid) throws IOException {
    return of(Path.of("/proc"), pid);
  }

  static long of(Path proc, int pid) throws IOException {
    long signals = 0;
    for (FdEntry fd : ProcFds.read(proc, pid)) {
      if (fd.target().equals(SIGNALFD)) {
        signals |= mask(proc, pid, fd.fd());
      }
    }
    return signals;
  }

  private static long mask(Path proc, int pid, int fd) throws IOException {
    try {
      String mask = ProcFdinfo.read(proc, pid, fd).value("sigmask").orElseThrow();
      return Long.parseUnsignedLong(mask, 16);
    } catch (NoSuchFileException e) {
      // Closed meanwhile, by somebody who shares the table.
      return 0;
    } catch (NoSuchElementException | NumberFormatException e) {
      throw new IOException("no sigmask of signalfd " + fd + " of process " + pid + " is shown", e);
    }
  }
}
