package dev.roost.engine.capture;

import dev.roost.engine.model.Limits;
import dev.roost.linux.proc.ProcLimits;
import java.io.IOException;

/**
 * The resource limits of a process, from /proc/PID/limits: prlimit(2) would be refused for
 * processes of other users where root has no CAP_SYS_RESOURCE.
 */
public final class LimitsCapture {

  private LimitsCapture() {}

  /** What the kernel enforces on {@code pid}. */
  public static Limits of(int pid) throws IOException {
    ProcLimits limits = ProcLimits.read(pid);
    return new Limits(
        limits.stackBytes().soft(), limits.dataBytes().soft(), limits.addressSpaceBytes().soft());
  }

  /** What children of {@code pid} can be given: a hard limit cannot be raised. */
  public static Limits most(int pid) throws IOException {
    ProcLimits limits = ProcLimits.read(pid);
    return new Limits(
        limits.stackBytes().hard(), limits.dataBytes().hard(), limits.addressSpaceBytes().hard());
  }
}
