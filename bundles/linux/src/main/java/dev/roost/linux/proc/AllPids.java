package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Path;

/** The processes that {@code /proc} shows: all of its pid namespace, kernel threads too. */
public final class AllPids {
  private AllPids() {}

  /** Process ids in ascending order; some may have ended already. */
  public static int[] list() throws IOException {
    return list(ProcFiles.PROC);
  }

  /** Process ids in ascending order; some may have ended already. */
  public static int[] list(Path proc) throws IOException {
    return Numbers.in(proc);
  }
}
