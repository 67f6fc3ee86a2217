package dev.roost.simulator;

import dev.roost.api.Admission;
import dev.roost.api.ClusterSnapshot;
import dev.roost.api.HostingPolicy;
import dev.roost.api.OverridingPolicy;
import dev.roost.api.PlacementPolicy;
import dev.roost.api.Proposal;
import dev.roost.placement.Arbitration;
import dev.roost.placement.Voice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Several policies in an order, as one: what the agent's arbitration makes of them.
 *
 * @param policies the first of the order first
 */
record Ordered(List<PlacementPolicy> policies) implements HostingPolicy {

  /** A policy that is called directly: one that throws ends the simulation. */
  private record Direct(PlacementPolicy policy) implements Voice {

    @Override
    public boolean overrides() {
      return policy instanceof OverridingPolicy;
    }

    @Override
    public Optional<List<Proposal>> propose(ClusterSnapshot snapshot) {
      return Optional.of(policy.propose(snapshot));
    }

    @Override
    public Set<Proposal> vetoed(ClusterSnapshot snapshot, List<Proposal> proposals) {
      return policy instanceof OverridingPolicy overriding
          ? proposals.stream()
              .filter(proposal -> overriding.objection(snapshot, proposal).isPresent())
              .collect(Collectors.toSet())
          : Set.of();
    }
  }

  @Override
  public String name() {
    return policies.stream().map(PlacementPolicy::name).collect(Collectors.joining("+"));
  }

  @Override
  public String describe() {
    return "Several in an order.";
  }

  @Override
  public List<Proposal> propose(ClusterSnapshot snapshot) {
    try {
      return Arbitration.decide(snapshot, policies.stream().map(Direct::new).toList());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while policies decide", e);
    }
  }

  @Override
  public Admission admission(ClusterSnapshot snapshot) {
    return policies.stream()
        .filter(HostingPolicy.class::isInstance)
        .findFirst()
        .map(policy -> ((HostingPolicy) policy).admission(snapshot))
        .orElse(Admission.ALL);
  }
}
