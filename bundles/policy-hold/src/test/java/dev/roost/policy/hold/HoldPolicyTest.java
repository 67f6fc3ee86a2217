package dev.roost.policy.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.PlacementPolicy;
import dev.roost.placement.PolicyContractTest;
import dev.roost.placement.RandomSnapshots;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HoldPolicyTest extends PolicyContractTest {

  @Override
  protected PlacementPolicy newPolicy() {
    return new HoldPolicy();
  }

  @Test
  void proposesNothingWhateverTheLoad() {
    ClusterSnapshot snapshot = new RandomSnapshots(new Random(1)).next(0);
    assertThat(new HoldPolicy().propose(snapshot)).isEmpty();
  }
}
