package dev.roost.policy.memoryusher;

import dev.roost.api.PlacementPolicy;
import dev.roost.placement.PolicyContractTest;

class MemoryUsherContractTest extends PolicyContractTest {

  @Override
  protected PlacementPolicy newPolicy() {
    return new MemoryUsherPolicy(Settings.DEFAULT);
  }
}
