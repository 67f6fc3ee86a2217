package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code /proc/PID/fd}: open descriptors in ascending order; see proc_pid_fd(5).
 *
 * <p>Descriptors that close meanwhile are left out. Names that are not ASCII need a JVM whose
 * {@code sun.jnu.encoding} is UTF-8 (locale C.UTF-8), as all file names in Java do.
 */
public final class ProcFds {
  private ProcFds() {}

  /** The numbers alone, in ascending order. */
  public static int[] numbers(int pid) throws IOException {
    return Numbers.in(ProcFiles.process(ProcFiles.PROC, pid).resolve("fd"));
  }

  public static List<FdEntry> read(int pid) throws IOException {
    return read(ProcFiles.PROC, pid);
  }

  public static List<FdEntry> read(Path proc, int pid) throws IOException {
    Path dir = ProcFiles.process(proc, pid).resolve("fd");
    List<FdEntry> entries = new ArrayList<>();
    for (int fd : Numbers.in(dir)) {
      Path link = dir.resolve(Integer.toString(fd));
      try {
        entries.add(new FdEntry(fd, Files.readSymbolicLink(link).toString()));
      } catch (NoSuchFileException e) {
        if (!Files.exists(dir)) {
          throw e;
        }
      }
    }
    return List.copyOf(entries);
  }
}
