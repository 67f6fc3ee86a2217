package dev.roost.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** When a process was started, which with its pid names it for ever; proc_pid_stat(5). */
final class ProcStart {
  /** There is no such process. */
  static final long NONE = -1;

  /** Place of starttime behind the command's name, which is field 2. */
  private static final int STARTTIME = 22 - 3;

  private ProcStart() {}

  /** Clock ticks between the start of the machine and that of {@code pid}, or {@link #NONE}. */
  static long ticks(int pid) {
    String stat;
    try {
      stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // No file, or ESRCH while reading it: it has ended.
      return NONE;
    }
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    boolean isOver = fields[0].equals("Z") || fields[0].equals("X");
    return isOver ? NONE : Long.parseLong(fields[STARTTIME]);
  }
}
