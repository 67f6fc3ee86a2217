package dev.roost.policy.memoryusher;

import dev.roost.api.ProcessView;
import java.util.Optional;

/**
 * A move that was proposed.
 *
 * @param pid the process
 * @param to node that it was to go to
 * @param bytes its memory
 * @param atMs when it was proposed, by {@code ClusterSnapshot.takenAtMs}
 */
record Move(int pid, String to, long bytes, long atMs) {

  /** Whether the figures of its target may not show it yet. */
  boolean isUnseen(Optional<ProcessView> process, long nowMs, long pendingMs) {
    return nowMs - atMs < pendingMs
        || process
            .filter(
                p ->
                    p.state() == ProcessView.State.LEAVING
                        || p.state() == ProcessView.State.RETURNING
                        || p.where().equals(to) && p.movedMs() >= 0 && p.movedMs() < pendingMs)
            .isPresent();
  }
}
