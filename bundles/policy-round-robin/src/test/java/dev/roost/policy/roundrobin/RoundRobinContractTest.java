package dev.roost.policy.roundrobin;

import dev.roost.api.PlacementPolicy;
import dev.roost.placement.PolicyContractTest;

class RoundRobinContractTest extends PolicyContractTest {

  @Override
  protected PlacementPolicy newPolicy() {
    return new RoundRobinPolicy(1_000, 30_000);
  }
}
