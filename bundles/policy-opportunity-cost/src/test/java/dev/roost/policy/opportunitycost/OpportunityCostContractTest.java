package dev.roost.policy.opportunitycost;

import dev.roost.api.PlacementPolicy;
import dev.roost.placement.PolicyContractTest;

class OpportunityCostContractTest extends PolicyContractTest {

  @Override
  protected PlacementPolicy newPolicy() {
    return new OpportunityCostPolicy(Settings.DEFAULT);
  }
}
