package dev.roost.placement;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ClusterView;
import dev.roost.api.Explanation;

/** Asks the active policy how it sees one process. On its caller's thread. */
final class Explainer {
  private final ClusterView cluster;
  private final Policies policies;

  Explainer(ClusterView cluster, Policies policies) {
    this.cluster = cluster;
    this.policies = policies;
  }

  /**
   * How the policy that is asked first sees {@code pid}.
   *
   * @throws IllegalArgumentException one line that says why there is no explanation
   */
  Explanation explain(int pid) {
    InstalledPolicy policy =
        policies.inOrder().stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no placement policy of %s is installed; installed: %s"
                            .formatted(policies.chosen(), policies.names())));
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
