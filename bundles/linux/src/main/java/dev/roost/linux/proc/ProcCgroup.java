package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code /proc/PID/cgroup}; see cgroups(7). */
public final class ProcCgroup {
  private static final String UNIFIED = "0::";

  private ProcCgroup() {}

  /**
   * The process's place in the cgroup2 hierarchy.
   *
   * @return path below the mount point of cgroup2, beginning with a slash; {@code (deleted)} stands
   *     behind it if the cgroup was removed
   */
  public static String unified(int pid) throws IOException {
    return unified(ProcFiles.PROC, pid);
  }

  /** The same; empty where cgroup2 is not in use. */
  public static Optional<String> ifUnified(int pid) throws IOException {
    return ifUnified(ProcFiles.process(ProcFiles.PROC, pid).resolve("cgroup"));
  }

  private static Optional<String> ifUnified(Path file) throws IOException {
    return ProcFiles.lines(file).stream()
        .filter(line -> line.startsWith(UNIFIED))
        .map(line -> line.substring(UNIFIED.length()))
        .findFirst();
  }

  /**
   * Where this process sees cgroup2: {@code /sys/fs/cgroup}, or elsewhere beside cgroup v1.
   *
   * @throws IOException with one sentence if it is not mounted
   */
  public static Path mountPoint() throws IOException {
    return mountPoint(ProcFiles.PROC);
  }

  static Path mountPoint(Path proc) throws IOException {
    Path file = proc.resolve("self").resolve("mounts");
    for (String line : ProcFiles.lines(file)) {
      String[] fields = line.split(" ");
      if (fields.length > 2 && fields[2].equals("cgroup2")) {
        return Path.of(fields[1].replace("\\040", " "));
      }
    }
    throw new IOException("cgroup2 is not mounted");
  }

  public static String unified(Path proc, int pid) throws IOException {
    Path file = ProcFiles.process(proc, pid).resolve("cgroup");
    return ifUnified(file)
        .orElseThrow(
            () -> new IOException(file + ": no line '0::', so cgroup2 is not in use; mount it"));
  }
}
