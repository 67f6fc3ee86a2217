package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Path;

/**
 * {@code /proc/PID/auxv}: the auxiliary vector as the kernel keeps it, pairs of 64-bit words that
 * end with AT_NULL; see proc_pid_auxv(5) and getauxval(3). PR_SET_MM_MAP takes it unchanged. Empty
 * for zombies and kernel threads.
 */
public final class ProcAuxv {
  private ProcAuxv() {}

  public static byte[] read(int pid) throws IOException {
    return read(ProcFiles.PROC, pid);
  }

  public static byte[] read(Path proc, int pid) throws IOException {
    return ProcFiles.bytes(ProcFiles.process(proc, pid).resolve("auxv"));
  }
}
