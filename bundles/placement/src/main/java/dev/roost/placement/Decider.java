package dev.roost.placement;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ClusterView;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One decision: asks the active policy and begins what it proposes. On the decision thread only.
 */
final class Decider {
  private static final Logger LOG = LoggerFactory.getLogger(Decider.class);

  private final ClusterView cluster;
  private final Policies policies;
  private final Moves moves;
  private String missing;

  Decider(ClusterView cluster, Policies policies, Moves moves) {
    this.cluster = cluster;
    this.policies = policies;
    this.moves = moves;
  }

  void decide() throws InterruptedException {
    Optional<InstalledPolicy> policy = policies.active();
    sayIfMissing(policy.isEmpty());
    if (policy.isPresent()) {
      ClusterSnapshot snapshot = cluster.snapshot();
      policy.get().propose(snapshot).forEach(proposal -> moves.begin(snapshot, proposal));
    }
  }

  private void sayIfMissing(boolean isMissing) {
    String name = policies.chosen();
    if (isMissing && !name.equals(missing)) {
      LOG.info(
          "Nothing moves by itself: placement policy {} is not installed; installed: {}",
          name,
          policies.names());
    }
    missing = isMissing ? name : null;
  }
}
