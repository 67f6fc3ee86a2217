package dev.roost.engine.restore;

import dev.roost.engine.model.Limits;
import dev.roost.linux.ResourceLimits;
import dev.roost.linux.abi.ResourceAbi;
import dev.roost.linux.proc.ProcLimits;
import dev.roost.linux.proc.ProcLimits.Limit;
import java.io.IOException;

/**
 * Gives a body the limits of its home; prlimit(2). At home nothing is to be done: there they have
 * never been others.
 */
final class LimitsRestore {

  private LimitsRestore() {}

  /**
   * Sets the soft limits of {@code pid}, whose hard ones are the engine's and stay. Preconditions:
   * all its memory is mapped, for what is mapped does not become less by a limit.
   *
   * @throws IOException with one sentence if the engine's own hard limits are too low
   */
  static void inBody(int pid, Limits limits) throws IOException {
    ProcLimits now = ProcLimits.read(pid);
    String missing =
        limits.missingAt(
            new Limits(
                now.stackBytes().hard(), now.dataBytes().hard(), now.addressSpaceBytes().hard()));
    if (missing != null) {
      throw new IOException("the guest cannot host it: " + missing);
    }
    soft(pid, ResourceAbi.RLIMIT_STACK, limits.stack(), now.stackBytes());
    soft(pid, ResourceAbi.RLIMIT_DATA, limits.data(), now.dataBytes());
    soft(pid, ResourceAbi.RLIMIT_AS, limits.addressSpace(), now.addressSpaceBytes());
  }

  private static void soft(int pid, int resource, long soft, Limit now) throws IOException {
    if (soft != now.soft()) {
      ResourceLimits.set(pid, resource, soft, now.hard());
    }
  }
}
