package dev.roost.discovery.internal;

import dev.roost.api.Discovery;
import dev.roost.api.Health;
import dev.roost.api.MigrationService;
import dev.roost.api.NodeView;
import dev.roost.api.Placement;
import dev.roost.discovery.link.PahoConnector.Login;
import dev.roost.trust.NodeCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** Discovery as a component: a changed configuration ends it and starts it with the new one. */
@Component(
    service = Discovery.class,
    immediate = true,
    configurationPid = "dev.roost.discovery",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DiscoveryOptions.class)
public final class DiscoveryComponent implements Discovery {

  private final MqttDiscovery discovery;

  /** Absent while the engine is away, which is no reason to be silent. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile MigrationService engine;

  /** Absent while placement is exchanged. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Placement placement;

  /** Absent where nobody looks at the node. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Health health;

  /** Takes the configuration; {@link #start} starts. */
  @Activate
  public DiscoveryComponent(BundleContext bundle, DiscoveryOptions options) throws IOException {
    String authority = options.broker_authority();
    DiscoverySettings settings =
        new DiscoverySettings(
            DiscoverySettings.brokers(options.brokers()),
            authority.isEmpty() ? null : Path.of(authority),
            new Login(options.broker_user(), options.broker_password()),
            NodeCredentials.load(Path.of(options.keys())),
            Path.of(options.state()),
            options.engine_host(),
            options.engine_port(),
            bundle.getBundle().getVersion().toString(),
            options.load_interval_ms(),
            options.lost_after_ms(),
            options.load_window(),
            options.load_renewed());
    discovery = new MqttDiscovery(settings, () -> engine, () -> placement, () -> health);
  }

  @Activate
  void start() {
    discovery.start();
  }

  @Deactivate
  void stop() {
    discovery.close();
  }

  @Override
  public List<NodeView> nodes() {
    return discovery.nodes();
  }

  @Override
  public Status status() {
    return discovery.status();
  }

  @Override
  public long quietMs() {
    return discovery.quietMs();
  }
}
