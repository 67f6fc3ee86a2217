package dev.roost.node;

import dev.roost.api.ClusterView;
import dev.roost.api.Joining;
import dev.roost.api.NodeView;
import dev.roost.node.joining.DnsSd;
import dev.roost.node.joining.JoinSettings;
import dev.roost.node.joining.JoiningNode;
import dev.roost.trust.NodeCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Joining as a component; there where {@code dev.roost.joining} is configured, as in the image. */
@Component(
    service = Joining.class,
    immediate = true,
    configurationPid = "dev.roost.joining",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class JoiningComponent implements Joining {

  /** The configuration {@code dev.roost.joining}. */
  @interface Config {
    /** TCP port at which nodes that join are heard. */
    int port() default 7401;

    /** Directory with the node's key and certificates. */
    String keys() default "/var/lib/roost/keys";

    /** Directory for tokens and the list of brokers. */
    String state() default "/var/lib/roost/agent/joining";

    /** Directory for what the node's screen shows. */
    String screen() default "/run/roost-agent";

    /** A file that is there as long as the node's cluster can be given up. */
    String alone() default "/var/lib/roost/alone";

    /** Directory of the cluster's authority. */
    String authority() default "/var/lib/roost/authority";

    /** Unix socket at which {@code roost-join} is asked. */
    String socket() default "/run/roost/join.sock";

    /** The token with which the node joins; empty: none. */
    String join() default "";

    /** Whether the node may offer itself to others. */
    boolean pair() default false;

    /** Address of this node's broker for other nodes; ssl://HOST:PORT. */
    String broker() default "";

    /** The same for this node itself. */
    String broker_local() default "ssl://127.0.0.1:8883";

    /** Whether the brokers were set by a person, so that none are learnt. */
    boolean broker_external() default false;
  }

  private final JoiningNode joining;

  /**
   * Not needed to be there: it goes and comes when the list of brokers changes, which is in the
   * middle of taking a node in.
   */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ClusterView view;

  /** Takes the configuration; {@link #start} starts. */
  @Activate
  public JoiningComponent(@Reference ConfigurationAdmin admin, Config config) throws IOException {
    JoinSettings settings =
        new JoinSettings(
            config.port(),
            Path.of(config.keys()),
            Path.of(config.state()),
            Path.of(config.screen()),
            Path.of(config.alone()),
            Path.of(config.authority()),
            config.join(),
            config.pair(),
            config.broker(),
            config.broker_local());
    BrokerConfiguration brokers = new BrokerConfiguration(admin);
    joining =
        new JoiningNode(
            settings,
            new RootSteward(Path.of(config.socket())),
            new DnsSd(NodeCredentials.load(settings.keys()).nodeId()),
            this::present,
            config.broker_external() ? list -> {} : brokers::set,
            Clock.systemUTC());
  }

  private Set<String> present() {
    ClusterView now = view;
    if (now == null) {
      return Set.of();
    }
    return now.snapshot().nodes().stream()
        .filter(node -> node.state() != NodeView.State.LOST)
        .map(NodeView::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Activate
  void start() {
    joining.start();
  }

  @Deactivate
  void stop() throws IOException {
    joining.close();
  }

  @Override
  public List<WaitingNode> waiting() throws IOException {
    return joining.waiting();
  }

  @Override
  public Token token(Duration life) throws IOException {
    return joining.token(life);
  }

  @Override
  public Pairing pair(String node) throws IOException {
    return joining.pair(node);
  }

  @Override
  public void admit(String node, String code) throws IOException {
    joining.admit(node, code);
  }
}
