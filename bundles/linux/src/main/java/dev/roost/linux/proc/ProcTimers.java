package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * {@code /proc/PID/timers}: POSIX timers; see proc_pid_timers(5). The kernel has the file if it was
 * built with CONFIG_CHECKPOINT_RESTORE. The list is sorted by id; the kernel's order is not. How
 * long a timer still runs is not in the file.
 */
public final class ProcTimers {
  private ProcTimers() {}

  public static List<TimerEntry> read(int pid) throws IOException {
    return read(ProcFiles.PROC, pid);
  }

  public static List<TimerEntry> read(Path proc, int pid) throws IOException {
    Path file = ProcFiles.process(proc, pid).resolve("timers");
    List<TimerEntry> timers = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (String line : ProcFiles.lines(file)) {
      if (line.startsWith("ID:") && !block.isEmpty()) {
        timers.add(ProcFiles.parse(file, String.join("\n", block), ProcTimers::parse));
        block.clear();
      }
      block.add(line);
    }
    if (!block.isEmpty()) {
      timers.add(ProcFiles.parse(file, String.join("\n", block), ProcTimers::parse));
    }
    timers.sort(Comparator.comparingInt(TimerEntry::id));
    return List.copyOf(timers);
  }

  private static TimerEntry parse(String block) {
    String signal = value(block, "signal:");
    int slash = signal.indexOf('/');
    return new TimerEntry(
        Integer.parseInt(value(block, "ID:")),
        Integer.parseInt(signal, 0, slash, 10),
        Long.parseUnsignedLong(signal, slash + 1, signal.length(), 16),
        value(block, "notify:"),
        Integer.parseInt(value(block, "ClockID:")));
  }

  private static String value(String block, String key) {
    String line = block.lines().filter(l -> l.startsWith(key)).findFirst().orElseThrow();
    return line.substring(key.length()).strip();
  }
}
