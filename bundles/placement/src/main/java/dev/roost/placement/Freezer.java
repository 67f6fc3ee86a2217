package dev.roost.placement;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ClusterView;
import dev.roost.api.Freeze;
import dev.roost.api.ProcessView;
import java.util.List;
import java.util.Optional;

/**
 * Which processes at home do not run for the time being: asks who decides it, and begins what it
 * says. What a policy has frozen does not stay so when no policy freezes any more. On the decision
 * thread only.
 */
final class Freezer {
  /**
   * A policy that was chosen and is not there may be on its way: an agent that starts has its
   * policies a moment later than its placement, and an update takes one away for a moment.
   */
  static final long PATIENCE_MS = 30_000;

  private static final long NEVER = Long.MAX_VALUE;

  private final ClusterView cluster;
  private final Policies policies;
  private final Freezes freezes;
  private long nobodySinceMs = NEVER;

  Freezer(ClusterView cluster, Policies policies, Freezes freezes) {
    this.cluster = cluster;
    this.policies = policies;
    this.freezes = freezes;
  }

  void decide() throws InterruptedException {
    ClusterSnapshot snapshot = cluster.snapshot();
    Optional<InstalledPolicy> freezing =
        policies.asked().stream().filter(InstalledPolicy::freezes).findFirst();
    if (freezing.isPresent()) {
      nobodySinceMs = NEVER;
      // While that policy is at fault, everything stays as it is.
      freezing.orElseThrow().freezes(snapshot).orElse(List.of()).forEach(freezes::begin);
      return;
    }
    nobodySinceMs = Math.min(nobodySinceMs, snapshot.takenAtMs());
    if (policies.areComplete() || snapshot.takenAtMs() - nobodySinceMs >= PATIENCE_MS) {
      snapshot.processes().stream()
          .filter(process -> process.automatic() && process.state() == ProcessView.State.FROZEN)
          .map(process -> new Freeze(process.pid(), false, "no policy freezes any more"))
          .forEach(freezes::begin);
    }
  }
}
