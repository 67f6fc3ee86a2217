package dev.roost.test.faulty;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.PlacementPolicy;
import dev.roost.api.Proposal;
import java.util.List;

/** A policy that throws. */
public final class Throws implements PlacementPolicy {
  @Override
  public String name() {
    return "throws";
  }

  @Override
  public String describe() {
    return "Throws whenever it is asked.";
  }

  @Override
  public List<Proposal> propose(ClusterSnapshot snapshot) {
    throw new IllegalStateException("of a test");
  }
}
