package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /proc/PID/timens_offsets}: what the clocks of a process's children are ahead of the
 * kernel's own, that is of those of the initial time namespace; see time_namespaces(7).
 *
 * @param monotonicNs of CLOCK_MONOTONIC, in nanoseconds; may be negative
 * @param boottimeNs of CLOCK_BOOTTIME, in nanoseconds; may be negative
 */
public record ProcTimeOffsets(long monotonicNs, long boottimeNs) {
  private static final String FILE = "timens_offsets";
  private static final long SECOND_NS = 1_000_000_000L;

  /** Whether this kernel has time namespaces: CONFIG_TIME_NS. */
  public static boolean supported() {
    return Files.exists(ProcFiles.PROC.resolve("self").resolve(FILE));
  }

  /** Of {@code pid}; zeros if this kernel has no time namespaces. */
  public static ProcTimeOffsets read(int pid) throws IOException {
    return supported() ? read(ProcFiles.PROC, pid) : new ProcTimeOffsets(0, 0);
  }

  /** Of {@code pid}. */
  public static ProcTimeOffsets read(Path proc, int pid) throws IOException {
    Path file = ProcFiles.process(proc, pid).resolve(FILE);
    List<String> lines = ProcFiles.lines(file);
    if (lines.isEmpty()) {
      // A zombie has no namespaces any more.
      throw new NoSuchFileException(file.toString());
    }
    Map<String, Long> byClock = new HashMap<>();
    for (String line : lines) {
      ProcFiles.parse(
          file,
          line,
          text -> {
            String[] fields = text.strip().split("\\s+");
            long seconds = Long.parseLong(fields[1]);
            return byClock.put(fields[0], seconds * SECOND_NS + Long.parseLong(fields[2]));
          });
    }
    Long monotonic = byClock.get("monotonic");
    Long boottime = byClock.get("boottime");
    if (monotonic == null || boottime == null) {
      throw new IOException(file + ": has no line for monotonic or boottime");
    }
    return new ProcTimeOffsets(monotonic, boottime);
  }

  /** What must be written to the file, before the first process is born in the namespace. */
  public String text() {
    return line("monotonic", monotonicNs) + line("boottime", boottimeNs);
  }

  private static String line(String clock, long ns) {
    // The kernel wants nanoseconds from 0 on, also of a negative offset.
    return clock + " " + Math.floorDiv(ns, SECOND_NS) + " " + Math.floorMod(ns, SECOND_NS) + "\n";
  }

  /**
   * Whether a process has given its children other clocks than its own, by unshare(2): then {@link
   * #read} does not tell its own.
   */
  public static boolean differForChildren(int pid) throws IOException {
    Path namespaces = ProcFiles.process(ProcFiles.PROC, pid).resolve("ns");
    return supported()
        && !Files.readSymbolicLink(namespaces.resolve("time"))
            .equals(Files.readSymbolicLink(namespaces.resolve("time_for_children")));
  }
}
