package dev.roost.node.doctor;

import dev.roost.api.Appliance;
import dev.roost.api.CheckView;
import dev.roost.api.ClusterView;
import dev.roost.api.Discovery;
import dev.roost.api.Doctor;
import dev.roost.api.MigrationService;
import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The service {@link Doctor}: none of what it looks at need be there. */
@Component(configurationPid = "dev.roost.node")
public final class DoctorComponent implements Doctor {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Round round;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile MigrationService engine;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Discovery discovery;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ClusterView cluster;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Appliance appliance;

  /** Looks at nothing yet. */
  @Activate
  public DoctorComponent(Checks.Config config) {
    round =
        new Round(
            Checks.all(config, () -> engine, () -> discovery, () -> cluster, () -> appliance),
            LIMIT);
  }

  @Override
  public List<CheckView> examine() {
    try {
      return round.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(CheckView.warning("doctor", "the look was cut off", "ask again"));
    }
  }
}
