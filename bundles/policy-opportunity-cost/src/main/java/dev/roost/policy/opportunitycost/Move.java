package dev.roost.policy.opportunitycost;

import dev.roost.api.ProcessView;

/**
 * A move that was proposed.
 *
 * @param pid the process
 * @param from node that ran it
 * @param to node that it was to go to
 * @param demand CPUs that it would use on an idle node
 * @param bytes its memory
 * @param atMs when it was proposed, by {@code ClusterSnapshot.takenAtMs}
 */
record Move(int pid, String from, String to, double demand, long bytes, long atMs) {

  /** Whether {@code process}, which is null if it has ended, is on its way. */
  static boolean isUnderWay(ProcessView process) {
    return process != null
        && (process.state() == ProcessView.State.LEAVING
            || process.state() == ProcessView.State.RETURNING);
  }

  /** Whether the target's own load may not show it yet: loads of others are seconds old. */
  boolean isUnseenThere(ProcessView process, long nowMs, long pendingMs) {
    boolean arrived = process != null && process.where().equals(to) && process.movedMs() >= 0;
    return isUnderWay(process)
        || nowMs - atMs < pendingMs
        || (arrived && process.movedMs() < pendingMs);
  }
}
