package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Path;

/** {@code /proc/PID/personality}: the process's execution domain, see personality(2). */
public final class ProcPersonality {
  private ProcPersonality() {}

  /** The bits of {@code pid}; 0 is Linux's own. */
  public static long read(int pid) throws IOException {
    Path file = ProcFiles.process(ProcFiles.PROC, pid).resolve("personality");
    String line = ProcFiles.line(file);
    return ProcFiles.parse(file, line, text -> Long.parseLong(text, 16));
  }
}
