package dev.roost.engine.capture;

import dev.roost.engine.model.Requirements;
import dev.roost.linux.ProcessMemory;
import dev.roost.linux.proc.KernelRelease;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcCpuinfo;
import dev.roost.linux.proc.ProcMaps;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a process of this machine may have seen of its kernel and CPU. */
public final class HomeRequirements {

  private HomeRequirements() {}

  /**
   * Reads this machine's.
   *
   * @param pid any task of this machine with a vdso
   * @param xstateBytes size of the XSAVE area, from a stopped task
   */
  public static Requirements read(int pid, int xstateBytes) throws IOException {
    KernelRelease kernel = KernelRelease.read();
    return new Requirements(
        kernel.release(),
        kernel.version(),
        vdsoDigest(pid),
        xstateBytes,
        ProcCpuinfo.read().flags());
  }

  private static String vdsoDigest(int pid) throws IOException {
    for (MapsEntry entry : ProcMaps.read(pid)) {
      if (entry.path().equals("[vdso]")) {
        byte[] code = ProcessMemory.read(pid, entry.start(), (int) entry.size());
        try {
          return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(code));
        } catch (NoSuchAlgorithmException e) {
          throw new IllegalStateException("every JDK has SHA-256", e);
        }
      }
    }
    throw new IOException("process " + pid + " has no vdso");
  }
}
