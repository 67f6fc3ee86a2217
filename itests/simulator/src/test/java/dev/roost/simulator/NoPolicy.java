package dev.roost.simulator;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.PlacementPolicy;
import dev.roost.api.Proposal;
import java.util.List;

/** Everything stays where it starts. */
record NoPolicy() implements PlacementPolicy {

  @Override
  public String name() {
    return "none";
  }

  @Override
  public String describe() {
    return "Moves nothing.";
  }

  @Override
  public List<Proposal> propose(ClusterSnapshot snapshot) {
    return List.of();
  }
}
