package dev.roost.policy.hold;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.PlacementPolicy;
import dev.roost.api.Proposal;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** The policy {@code hold}: never moves anything by itself; what is away stays away. */
@Component
public final class HoldPolicy implements PlacementPolicy {

  @Override
  public String name() {
    return "hold";
  }

  @Override
  public String describe() {
    return "Never moves anything by itself.";
  }

  @Override
  public List<Proposal> propose(ClusterSnapshot snapshot) {
    return List.of();
  }
}
