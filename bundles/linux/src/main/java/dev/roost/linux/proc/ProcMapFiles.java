package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** {@code /proc/PID/map_files}: the files that a process has mapped, by range; proc(5). */
public final class ProcMapFiles {
  private ProcMapFiles() {}

  /**
   * Size in bytes of the file behind a mapping, whatever has become of its name.
   *
   * @throws NoSuchFileException if the mapping or the process is gone
   */
  public static long sizeBytes(int pid, MapsEntry mapping) throws IOException {
    Path file = path(pid, mapping);
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      throw ProcFiles.gone(file, e);
    }
  }

  /**
   * How many names the file behind a mapping has: 0 if nobody can open it any more.
   *
   * @throws NoSuchFileException if the mapping or the process is gone
   */
  public static int names(int pid, MapsEntry mapping) throws IOException {
    Path file = path(pid, mapping);
    try {
      return (int) Files.getAttribute(file, "unix:nlink");
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      throw ProcFiles.gone(file, e);
    }
  }

  /** What opens the file behind a mapping, whatever has become of its name. */
  public static Path path(int pid, MapsEntry mapping) {
    String range = Long.toHexString(mapping.start()) + "-" + Long.toHexString(mapping.end());
    return ProcFiles.process(ProcFiles.PROC, pid).resolve("map_files").resolve(range);
  }
}
