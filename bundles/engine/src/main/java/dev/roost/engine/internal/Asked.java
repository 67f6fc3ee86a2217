package dev.roost.engine.internal;

import dev.roost.api.StayReason;
import dev.roost.linux.proc.ProcCgroup;
import java.io.IOException;
import java.util.List;

/**
 * What whoever started a process said about where it may be. It is a cgroup, so that it holds for
 * all descendants, outlives this engine, and cannot be changed by the process (docs/jobs.md).
 *
 * @param stays whether it does not leave home
 * @param nodes ids of the only nodes, besides its home, on which it may run; empty for all
 */
record Asked(boolean stays, List<String> nodes) {
  private static final Asked NOTHING = new Asked(false, List.of());
  private static final String STAY = "roost.stay";
  private static final String NODES = "roost.on=";

  /** What holds for {@code pid}. */
  static Asked of(int pid) throws IOException {
    return of(ProcCgroup.unified(pid));
  }

  /**
   * What a cgroup says.
   *
   * @param path as {@code /proc/PID/cgroup} has it
   */
  static Asked of(String path) {
    for (String part : path.split("/")) {
      if (part.equals(STAY)) {
        return new Asked(true, List.of());
      }
      if (part.startsWith(NODES)) {
        return new Asked(false, List.of(part.substring(NODES.length()).split(",")));
      }
    }
    return NOTHING;
  }

  /** Why it stays, or null. */
  StayReason stay() {
    return stays ? new StayReason("asked", "whoever started it said --stay") : null;
  }

  /** Why it cannot go to {@code target}, which is not its home; or null. */
  String objection(String target) {
    if (stays) {
      return stay().sentence();
    }
    return nodes.isEmpty() || nodes.contains(target)
        ? null
        : "whoever started it lets it run at home and on %s only (--nodes)"
            .formatted(String.join(", ", nodes));
  }
}
