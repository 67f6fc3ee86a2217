package dev.roost.policy.load;

import dev.roost.api.PlacementPolicy;
import dev.roost.placement.PolicyContractTest;

class LoadPolicyContractTest extends PolicyContractTest {

  @Override
  protected PlacementPolicy newPolicy() {
    return new LoadPolicy(Settings.DEFAULT);
  }
}
