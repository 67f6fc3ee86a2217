package dev.roost.placement;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.Proposal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What arbitration asks of one policy, whoever calls it and however its faults are contained. */
public interface Voice {

  /** Whether the next one is asked, too, although this one has answered. */
  boolean overrides();

  /** What it wants moved and may be moved; empty if it gave no answer that can be used. */
  Optional<List<Proposal>> propose(ClusterSnapshot snapshot) throws InterruptedException;

  /** Those of {@code proposals}, which others made, that it objects to. */
  Set<Proposal> vetoed(ClusterSnapshot snapshot, List<Proposal> proposals)
      throws InterruptedException;
}
