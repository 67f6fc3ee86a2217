package dev.roost.policy.ownerfirst;

import dev.roost.api.PlacementPolicy;
import dev.roost.placement.PolicyContractTest;

class OwnerFirstContractTest extends PolicyContractTest {

  @Override
  protected PlacementPolicy newPolicy() {
    return new OwnerFirstPolicy(Settings.DEFAULT);
  }
}
