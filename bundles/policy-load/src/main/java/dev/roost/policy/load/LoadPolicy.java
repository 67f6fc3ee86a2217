package dev.roost.policy.load;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.PlacementPolicy;
import dev.roost.api.Proposal;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The policy {@code load}: moves processes from loaded nodes to idle ones. */
@Component(configurationPid = "dev.roost.policy.load")
public final class LoadPolicy implements PlacementPolicy {
  private final LoadRule rule;
  private Memory memory = Memory.EMPTY;

  /** The configuration {@code dev.roost.policy.load}; {@link Settings} says what each means. */
  @interface Config {
    double threshold() default 1.1;

    double processWeight() default 1.30;

    double minProcessLoad() default 0.25;

    long intervalMs() default 2_000;

    long youngMs() default 1_000;

    long settleMs() default 5_000;

    long pendingMs() default 3_000;

    long retryMs() default 10_000;

    double maxCallsPerSecond() default 2_000;

    double maxBytesPerSecond() default 64e6;

    double maxCallWait() default 0.4;

    long talkMs() default 900;

    long callsRestMs() default 60_000;

    long maxLoadAgeMs() default 5_000;
  }

  @Activate
  public LoadPolicy(Config config) {
    this(
        new Settings(
            config.threshold(),
            config.processWeight(),
            config.minProcessLoad(),
            config.intervalMs(),
            config.youngMs(),
            config.settleMs(),
            config.pendingMs(),
            config.retryMs(),
            config.maxCallsPerSecond(),
            config.maxBytesPerSecond(),
            config.maxCallWait(),
            config.talkMs(),
            config.callsRestMs(),
            config.maxLoadAgeMs()));
  }

  LoadPolicy(Settings settings) {
    rule = new LoadRule(settings);
  }

  @Override
  public String name() {
    return "load";
  }

  @Override
  public String describe() {
    return "Moves processes from loaded nodes to idle ones, and home when they talk with it too"
        + " much.";
  }

  @Override
  public List<Proposal> propose(ClusterSnapshot snapshot) {
    Decision decision = rule.decide(snapshot, memory);
    memory = decision.memory();
    return decision.proposals();
  }
}
