package dev.roost.policy.memoryusher;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ExplainingPolicy;
import dev.roost.api.Explanation;
import dev.roost.api.OverridingPolicy;
import dev.roost.api.PlacementPolicy;
import dev.roost.api.Proposal;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** The policy {@code memory-usher}: away from where memory is short, before anybody waits. */
@Component(service = PlacementPolicy.class, configurationPid = MemoryUsherPolicy.PID)
@Designate(ocd = Config.class)
public final class MemoryUsherPolicy implements OverridingPolicy, ExplainingPolicy {
  static final String PID = "dev.roost.policy.memoryusher";
  static final String NAME = "memory-usher";

  private final Settings settings;
  private final Usher usher;
  private Memory memory = Memory.EMPTY;

  /**
   * Takes its configuration.
   *
   * @throws IllegalArgumentException if a value makes no sense; one line
   */
  @Activate
  public MemoryUsherPolicy(Config config) {
    this(Settings.of(config));
  }

  MemoryUsherPolicy(Settings settings) {
    this.settings = settings;
    usher = new Usher(settings);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String describe() {
    return "Moves processes away from nodes that run out of memory; leaves the rest to the next.";
  }

  @Override
  public List<Proposal> propose(ClusterSnapshot snapshot) {
    Decision decision = usher.decide(snapshot, memory);
    memory = decision.memory();
    return decision.proposals();
  }

  @Override
  public Optional<String> objection(ClusterSnapshot snapshot, Proposal proposal) {
    return usher.objection(snapshot, memory, proposal);
  }

  @Override
  public Optional<Explanation> explain(ClusterSnapshot snapshot, int pid) {
    return Explainer.explain(snapshot, memory, settings, pid);
  }
}
