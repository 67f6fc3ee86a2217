package dev.roost.engine.capture;

import dev.roost.api.StayReason;
import dev.roost.engine.model.Limits;
import dev.roost.linux.proc.ProcLimits;
import dev.roost.linux.proc.ProcStat;
import dev.roost.linux.proc.ProcStatus;
import java.io.IOException;

/** Resource limits that keep a process at home; getrlimit(2). */
final class LimitReasons {

  private LimitReasons() {}

  /**
   * The first of them, or null.
   *
   * @param regionBytes address space that Roost has still to take
   */
  static StayReason of(int pid, ProcStatus status, long regionBytes) throws IOException {
    ProcLimits limits = ProcLimits.read(pid);
    if (limits.cpuSeconds().soft() != Limits.NONE) {
      return new StayReason(
          "cpu-limit",
          "it has a limit of CPU time (RLIMIT_CPU), and what it used away would not count");
    }
    if (exceeds(status.vmSizeBytes() + regionBytes, limits.addressSpaceBytes())) {
      return new StayReason(
          "space-limit",
          "its limit of address space (RLIMIT_AS) leaves no room for the "
              + regionBytes
              + " bytes that Roost takes");
    }
    return limits.dataBytes().soft() != Limits.NONE
            && exceeds(status.vmDataBytes() + initialised(pid), limits.dataBytes())
        ? new StayReason(
            "data-limit", "its limit of data (RLIMIT_DATA) is too low to make its memory anew")
        : null;
  }

  /**
   * Bytes that the kernel counts for the heap's limit although they may be read-only by now;
   * brk(2).
   */
  private static long initialised(int pid) throws IOException {
    ProcStat stat = ProcStat.read(pid);
    return stat.endData() - stat.startData();
  }

  private static boolean exceeds(long bytes, ProcLimits.Limit limit) {
    return Long.compareUnsigned(bytes, limit.soft()) > 0;
  }
}
