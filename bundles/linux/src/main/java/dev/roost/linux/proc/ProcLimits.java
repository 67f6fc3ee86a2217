package dev.roost.linux.proc;

import dev.roost.linux.abi.ResourceAbi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.NoSuchElementException;

/**
 * {@code /proc/PID/limits}; see proc_pid_limits(5) and getrlimit(2). Anybody may read it, where
 * prlimit(2) of a process of another user needs CAP_SYS_RESOURCE.
 *
 * @param cpuSeconds RLIMIT_CPU
 * @param dataBytes RLIMIT_DATA
 * @param stackBytes RLIMIT_STACK
 * @param addressSpaceBytes RLIMIT_AS
 * @param lockedBytes RLIMIT_MEMLOCK
 */
public record ProcLimits(
    Limit cpuSeconds,
    Limit dataBytes,
    Limit stackBytes,
    Limit addressSpaceBytes,
    Limit lockedBytes) {
  private static final int NAME_COLUMN = 26;

  /**
   * A limit; both numbers are unsigned, {@link ResourceAbi#RLIM_INFINITY} is none.
   *
   * @param soft what the kernel enforces
   * @param hard how far the process may raise it
   */
  public record Limit(long soft, long hard) {}

  public static ProcLimits read(int pid) throws IOException {
    return read(ProcFiles.PROC, pid);
  }

  public static ProcLimits read(Path proc, int pid) throws IOException {
    Path file = ProcFiles.process(proc, pid).resolve("limits");
    return ProcFiles.parse(file, ProcFiles.text(file), ProcLimits::parse);
  }

  private static ProcLimits parse(String text) {
    return new ProcLimits(
        limit(text, "Max cpu time "),
        limit(text, "Max data size "),
        limit(text, "Max stack size "),
        limit(text, "Max address space "),
        limit(text, "Max locked memory "));
  }

  private static Limit limit(String text, String name) {
    for (String line : text.split("\n")) {
      if (line.startsWith(name)) {
        String[] columns = line.substring(NAME_COLUMN).strip().split(" +");
        return new Limit(number(columns[0]), number(columns[1]));
      }
    }
    throw new NoSuchElementException("no line " + name);
  }

  private static long number(String word) {
    return word.equals("unlimited") ? ResourceAbi.RLIM_INFINITY : Long.parseUnsignedLong(word);
  }
}
