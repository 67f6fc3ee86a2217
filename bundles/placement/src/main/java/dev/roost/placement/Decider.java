package dev.roost.placement;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ClusterView;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One decision: asks the policies in their order and begins what arbitration makes of their
 * answers. On the decision thread only.
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
    List<InstalledPolicy> order = policies.inOrder();
    sayIfMissing(order.isEmpty());
    if (order.isEmpty()) {
      return;
    }
    ClusterSnapshot snapshot = cluster.snapshot();
    Arbitration.decide(snapshot, order).forEach(proposal -> moves.begin(snapshot, proposal));
  }

  private void sayIfMissing(boolean isMissing) {
    String name = policies.chosen();
    if (isMissing && !name.equals(missing)) {
      LOG.info(
          "Nothing moves by itself: no placement policy of {} is installed; installed: {}",
          name,
          policies.names());
    }
    missing = isMissing ? name : null;
  }
}
