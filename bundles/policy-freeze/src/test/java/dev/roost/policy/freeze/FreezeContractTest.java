package dev.roost.policy.freeze;

import dev.roost.api.PlacementPolicy;
import dev.roost.placement.PolicyContractTest;

class FreezeContractTest extends PolicyContractTest {

  @Override
  protected PlacementPolicy newPolicy() {
    return new FreezePolicy(Settings.DEFAULT);
  }
}
