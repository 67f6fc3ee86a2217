package dev.roost.engine.capture;

import dev.roost.engine.model.MemoryFields;
import dev.roost.engine.tracee.RemoteCalls;
import dev.roost.linux.proc.ProcAuxv;
import dev.roost.linux.proc.ProcStat;
import java.io.IOException;

/** The kernel's notes on a program's layout, from /proc/PID/stat and brk(2). */
public final class MemoryFieldsCapture {
  private static final int SYS_BRK = 12;

  private MemoryFieldsCapture() {}

  /** Reads those of {@code pid}; {@code calls} asks it for its break. */
  public static MemoryFields of(int pid, RemoteCalls calls) throws IOException {
    ProcStat stat = ProcStat.read(pid);
    long brk = calls.call(SYS_BRK, 0);
    return new MemoryFields(
        new long[] {
          stat.startCode(),
          stat.endCode(),
          stat.startData(),
          stat.endData(),
          stat.startBrk(),
          brk,
          stat.startStack(),
          stat.argStart(),
          stat.argEnd(),
          stat.envStart(),
          stat.envEnd()
        },
        ProcAuxv.read(pid));
  }
}
