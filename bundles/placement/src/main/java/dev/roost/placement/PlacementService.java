package dev.roost.placement;

import dev.roost.api.ClusterView;
import dev.roost.api.Explanation;
import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationService;
import dev.roost.api.Placement;
import dev.roost.api.PlacementPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The service {@link Placement}: puts the parts together. */
@Component(immediate = true, configurationPid = PlacementService.PID)
public final class PlacementService implements Placement {
  static final String PID = "dev.roost.placement";

  private static final Duration POLICY_LIMIT = Duration.ofSeconds(1);

  private final Policies policies;
  private final Moves moves;
  private final Freezes freezes;
  private final Host host;
  private final ByHand byHand;
  private final DecisionThread decisions;
  private final SavedChoice saved;
  private final Explainer explainer;
  private Config config;

  /** The configuration {@code dev.roost.placement}. */
  @interface Config {
    /** Names of the policies that decide, with commas: the next is asked if one is at fault. */
    String policy() default "opportunity-cost,load";

    /** Milliseconds between two decisions. */
    long intervalMs() default 1_000;

    /** Whose processes this node takes as guests: auto (policies decide), none or all. */
    String guests() default "auto";

    /** Most proposals that are carried out at a time. Read at start. */
    int concurrentMoves() default 2;
  }

  /** Takes its parts; {@code admin} may be null. */
  @Activate
  public PlacementService(
      @Reference ClusterView cluster,
      @Reference MigrationService engine,
      @Reference(cardinality = ReferenceCardinality.OPTIONAL) ConfigurationAdmin admin,
      Config config) {
    this.config = checked(config);
    policies = new Policies(config.policy(), POLICY_LIMIT);
    moves = new Moves(engine, config.concurrentMoves());
    byHand = new ByHand(cluster, moves, new BestNode(() -> System.nanoTime() / 1_000_000));
    host = new Host(cluster, policies, engine, Host.mode(config.guests()));
    freezes = new Freezes(engine, moves);
    decisions =
        new DecisionThread(
            new Decider(cluster, policies, moves), new Freezer(cluster, policies, freezes), host);
    saved = new SavedChoice(admin);
    explainer = new Explainer(cluster, policies);
  }

  @Activate
  void start() {
    decisions.every(config.intervalMs());
  }

  @Modified
  void modified(Config changed) {
    checked(changed);
    if (!Objects.equals(changed.guests(), config.guests())) {
      host.choose(Host.mode(changed.guests()));
    }
    // What use() chose stays until somebody writes another policy into the configuration.
    if (!Objects.equals(changed.policy(), config.policy())) {
      policies.choose(changed.policy());
    }
    if (changed.intervalMs() != config.intervalMs()) {
      decisions.every(changed.intervalMs());
    }
    config = changed;
  }

  @Deactivate
  void stop() {
    decisions.close();
    freezes.close();
    moves.close();
    policies.close();
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addPolicy(PlacementPolicy policy) {
    policies.add(policy);
  }

  void removePolicy(PlacementPolicy policy) {
    policies.remove(policy);
  }

  @Override
  public List<PolicyView> policies() {
    return policies.views();
  }

  @Override
  public void use(String order) {
    policies.require(order);
    policies.choose(order);
    saved.save("policy", order);
  }

  @Override
  public Placement.Hosting hosting() {
    return host.view();
  }

  @Override
  public void host(Placement.Hosting.Mode mode) {
    host.choose(mode);
    saved.save("guests", Host.word(mode));
  }

  @Override
  public Explanation explain(int pid, String policy) {
    return explainer.explain(pid, policy);
  }

  @Override
  public MigrationOutcome migrate(int pid, String where) throws IOException {
    return byHand.migrate(pid, where);
  }

  private static Config checked(Config config) {
    Host.mode(config.guests());
    if (config.intervalMs() < 1 || config.concurrentMoves() < 1) {
      throw new IllegalArgumentException(
          "%s: intervalMs=%d and concurrentMoves=%d must be 1 or more"
              .formatted(PID, config.intervalMs(), config.concurrentMoves()));
    }
    return config;
  }
}
