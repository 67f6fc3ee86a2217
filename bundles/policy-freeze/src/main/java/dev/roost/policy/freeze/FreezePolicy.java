package dev.roost.policy.freeze;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ExplainingPolicy;
import dev.roost.api.Explanation;
import dev.roost.api.Freeze;
import dev.roost.api.FreezingPolicy;
import dev.roost.api.OverridingPolicy;
import dev.roost.api.PlacementPolicy;
import dev.roost.api.Proposal;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** The policy {@code freeze}: what there is not enough for waits at home, frozen. */
@Component(service = PlacementPolicy.class, configurationPid = FreezePolicy.PID)
@Designate(ocd = Config.class)
public final class FreezePolicy implements OverridingPolicy, FreezingPolicy, ExplainingPolicy {
  static final String PID = "dev.roost.policy.freeze";
  static final String NAME = "freeze";

  private final Settings settings;
  private final FreezeRule rule;
  private Memory memory = Memory.EMPTY;

  /**
   * Takes its configuration.
   *
   * @throws IllegalArgumentException if a value makes no sense; one line
   */
  @Activate
  public FreezePolicy(Config config) {
    this(Settings.of(config));
  }

  FreezePolicy(Settings settings) {
    this.settings = settings;
    rule = new FreezeRule(settings);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String describe() {
    return "Freezes processes of low priority while a node has not enough for all; moves nothing.";
  }

  @Override
  public List<Proposal> propose(ClusterSnapshot snapshot) {
    return List.of();
  }

  @Override
  public List<Freeze> freezes(ClusterSnapshot snapshot) {
    Decision decision = rule.decide(snapshot, memory);
    memory = decision.memory();
    return decision.freezes();
  }

  @Override
  public Optional<Explanation> explain(ClusterSnapshot snapshot, int pid) {
    return Explainer.explain(snapshot, memory, settings, pid);
  }
}
