package dev.roost.discovery.internal;

import dev.roost.api.Discovery;
import dev.roost.api.Health;
import dev.roost.api.MigrationService;
import dev.roost.api.NodeView;
import dev.roost.api.Placement;
import dev.roost.discovery.link.MqttLink;
import dev.roost.discovery.link.PahoConnector;
import dev.roost.discovery.link.PahoConnector.HostNames;
import dev.roost.discovery.message.BadMessageException.Fault;
import dev.roost.discovery.message.NodeSigner;
import dev.roost.discovery.message.StatusMessage;
import dev.roost.discovery.message.Topics;
import dev.roost.discovery.picture.LoadWindow;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Discovery over MQTT; see the package for its threads. */
public final class MqttDiscovery implements Discovery, AutoCloseable {

  private final DiscoveryLoop loop;
  private final Poller poller;
  private final Thread thread;

  /**
   * Reads what it needs; starts nothing.
   *
   * @param engines gives the engine, or null while there is none
   * @param placements gives the placement, or null while there is none
   * @param healths gives who looks at the node's health, or null while there is none
   * @throws IOException with one sentence if keys or state cannot be used
   */
  public MqttDiscovery(
      DiscoverySettings settings,
      Supplier<MigrationService> engines,
      Supplier<Placement> placements,
      Supplier<Health> healths)
      throws IOException {
    String self = settings.credentials().nodeId();
    Topics topics = new Topics(settings.credentials().cluster());
    Epoch epoch = Epoch.next(settings.state(), System.currentTimeMillis());
    Outbox outbox = new Outbox();
    StatusMessage birth = Machine.read().birth(settings, epoch.value());
    Announcer announcer =
        new Announcer(topics, signer(settings), outbox, birth, settings.loadIntervalMs());
    RandomGenerator random = RandomGenerator.getDefault();
    LoadWindow window = new LoadWindow(settings.loadWindow(), settings.loadRenewed(), random);
    loop = new DiscoveryLoop(settings, topics, epoch, outbox, announcer, window);
    MqttLink.Connector connector =
        new PahoConnector(
            Tls.context(settings.credentials(), settings.brokerAuthority()),
            settings.brokerAuthority() == null ? HostNames.ANY : HostNames.CHECKED,
            settings.login());
    loop.connectBy(
        new Uplink(
            connector,
            settings.brokers(),
            "roost-" + self,
            topics.filters(self),
            () -> announcer.beginSession(epoch.value()),
            (topic, payload) -> loop.tell(new News.Arrived(topic, payload)),
            () -> loop.tell(new News.Look()),
            random));
    poller =
        new Poller(
            engines,
            placements,
            healths,
            settings.loadIntervalMs(),
            answer -> loop.tell(new News.Asked(answer)),
            event -> loop.tell(new News.Happened(event)));
    thread = Thread.ofPlatform().name("roost-discovery").daemon().unstarted(loop);
  }

  /** Starts; returns at once. */
  public void start() {
    thread.start();
    poller.start();
  }

  @Override
  public List<NodeView> nodes() {
    return loop.picture().nodes(System.nanoTime());
  }

  @Override
  public Status status() {
    return loop.picture().status();
  }

  @Override
  public long quietMs() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - loop.roundNs());
  }

  /** Messages that were not believed, by what was wrong with them. */
  public Map<Fault, Long> faults() {
    return loop.faults();
  }

  /** Messages that came so far, by what they are. */
  public Map<Topics.Kind, Long> received() {
    return loop.received();
  }

  /** The nodes whose loads are listened to now. */
  public Set<String> listened() {
    return loop.listened();
  }

  /** Says goodbye, and ends all threads. */
  @Override
  public void close() {
    poller.close();
    loop.end();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static NodeSigner signer(DiscoverySettings settings) throws IOException {
    try {
      return new NodeSigner(settings.credentials().nodeId(), settings.credentials().privateKey());
    } catch (GeneralSecurityException e) {
      throw new IOException("the node's key cannot sign: " + e.getMessage(), e);
    }
  }
}
