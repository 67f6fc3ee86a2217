package dev.roost.placement;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ClusterView;
import dev.roost.api.Explanation;

/** Asks a policy how it sees one process. On its caller's thread. */
final class Explainer {
  private final ClusterView cluster;
  private final Policies policies;

  Explainer(ClusterView cluster, Policies policies) {
    this.cluster = cluster;
    this.policies = policies;
  }

  /**
   * How the policy called {@code name}, or if that is empty the one that decides, sees {@code pid}.
   *
   * @throws IllegalArgumentException one line that says why there is no explanation
   */
  Explanation explain(int pid, String name) {
    InstalledPolicy policy = policies.explaining(name);
    ClusterSnapshot snapshot = cluster.snapshot();
    try {
      return policy
          .explain(snapshot, pid)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "pid %d is not one that policies look at; roost:ps shows these"
                          .formatted(pid)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalArgumentException(
          "interrupted while policy " + policy.name() + " thinks", e);
    }
  }
}
