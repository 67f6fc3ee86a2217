package dev.roost.placement;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.PlacementPolicy;
import dev.roost.api.Proposal;
import java.util.List;
import java.util.function.Function;

/** A policy made of one function. */
record LambdaPolicy(String name, Function<ClusterSnapshot, List<Proposal>> rule)
    implements PlacementPolicy {

  static LambdaPolicy always(String name, Proposal... proposals) {
    return new LambdaPolicy(name, snapshot -> List.of(proposals));
  }

  @Override
  public String describe() {
    return "Policy of a test.";
  }

  @Override
  public List<Proposal> propose(ClusterSnapshot snapshot) {
    return rule.apply(snapshot);
  }
}
