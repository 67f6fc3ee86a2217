package dev.roost.policy.roundrobin;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.PlacementPolicy;
import dev.roost.api.Proposal;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The policy {@code round-robin}: each new process goes to the next node. */
@Component(configurationPid = "dev.roost.policy.roundrobin")
@Designate(ocd = RoundRobinPolicy.Config.class)
public final class RoundRobinPolicy implements PlacementPolicy {
  private final Dealer dealer;

  /** The configuration {@code dev.roost.policy.roundrobin}. */
  @ObjectClassDefinition(name = "Roost placement policy round-robin")
  public @interface Config {
    @AttributeDefinition(description = "Younger processes stay, in milliseconds: most end soon")
    long youngMs() default 1_000;

    @AttributeDefinition(
        description = "For so long a node is proposed until the process is there, in milliseconds")
    long patienceMs() default 30_000;
  }

  /**
   * Takes its configuration.
   *
   * @throws IllegalArgumentException if a time is negative; one line
   */
  @Activate
  public RoundRobinPolicy(Config config) {
    this(config.youngMs(), config.patienceMs());
  }

  RoundRobinPolicy(long youngMs, long patienceMs) {
    if (youngMs < 0 || patienceMs < 0) {
      throw new IllegalArgumentException(
          "dev.roost.policy.roundrobin: youngMs=%d and patienceMs=%d must be 0 or more"
              .formatted(youngMs, patienceMs));
    }
    dealer = new Dealer(youngMs, patienceMs);
  }

  @Override
  public String name() {
    return "round-robin";
  }

  @Override
  public String describe() {
    return "Deals new processes out to the nodes in turn, whatever their load, and leaves them.";
  }

  @Override
  public List<Proposal> propose(ClusterSnapshot snapshot) {
    return dealer.deal(snapshot);
  }
}
