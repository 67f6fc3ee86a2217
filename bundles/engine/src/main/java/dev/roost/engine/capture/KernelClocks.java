package dev.roost.engine.capture;

import dev.roost.engine.model.ClockPair;
import dev.roost.engine.model.HomeClocks;
import dev.roost.linux.Clock;
import dev.roost.linux.proc.KernelRelease;
import dev.roost.linux.proc.ProcTimeOffsets;
import java.io.IOException;

/**
 * The clocks of this kernel and of its processes. An engine may live in a time namespace itself, so
 * what its own clocks say is first freed of its offsets; time_namespaces(7).
 */
public final class KernelClocks {

  private KernelClocks() {}

  /** The boot of this kernel. */
  public static String bootId() throws IOException {
    return KernelRelease.read().bootId();
  }

  /** What a guest must know of the clocks of {@code pid}. */
  public static HomeClocks of(int pid) throws IOException {
    return new HomeClocks(bootId(), offsets(pid));
  }

  /** What the clocks of {@code pid} are ahead of the kernel's own. */
  public static ClockPair offsets(int pid) throws IOException {
    ProcTimeOffsets offsets = ProcTimeOffsets.read(pid);
    return new ClockPair(offsets.monotonicNs(), offsets.boottimeNs());
  }

  /** What this engine's clocks are ahead of the kernel's own; fixed for its whole life. */
  public static ClockPair ownOffsets() throws IOException {
    int self = (int) ProcessHandle.current().pid();
    if (ProcTimeOffsets.differForChildren(self)) {
      throw new IOException("this engine is not in the time namespace that its children have");
    }
    return offsets(self);
  }

  /**
   * What the kernel's own clocks say now.
   *
   * @param ownOffsets of this engine
   */
  public static ClockPair now(ClockPair ownOffsets) throws IOException {
    return new ClockPair(Clock.nanoseconds(Clock.MONOTONIC), Clock.nanoseconds(Clock.BOOTTIME))
        .minus(ownOffsets);
  }
}
