package dev.roost.policy.opportunitycost;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ExplainingPolicy;
import dev.roost.api.Explanation;
import dev.roost.api.PlacementPolicy;
import dev.roost.api.Proposal;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** The policy {@code opportunity-cost}: to where a process raises the cost of the cluster least. */
@Component(service = PlacementPolicy.class, configurationPid = OpportunityCostPolicy.PID)
@Designate(ocd = Config.class)
public final class OpportunityCostPolicy implements ExplainingPolicy {
  static final String PID = "dev.roost.policy.opportunitycost";

  private final Rule rule;
  private Memory memory = Memory.EMPTY;

  /**
   * Takes its configuration.
   *
   * @throws IllegalArgumentException if a value makes no sense; one line
   */
  @Activate
  public OpportunityCostPolicy(Config config) {
    this(Settings.of(config));
  }

  OpportunityCostPolicy(Settings settings) {
    rule = new Rule(settings);
  }

  @Override
  public String name() {
    return "opportunity-cost";
  }

  @Override
  public String describe() {
    return "Moves processes to where they raise the cost of CPU, memory, talk and the move least.";
  }

  @Override
  public List<Proposal> propose(ClusterSnapshot snapshot) {
    Decision decision = rule.decide(snapshot, memory);
    memory = decision.memory();
    return decision.proposals();
  }

  @Override
  public Optional<Explanation> explain(ClusterSnapshot snapshot, int pid) {
    return rule.explain(snapshot, memory, pid, name());
  }
}
