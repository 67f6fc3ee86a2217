package dev.roost.discovery.contract;

import dev.roost.api.Health;
import dev.roost.api.MigrationService;
import dev.roost.api.Placement;
import dev.roost.discovery.internal.DiscoverySettings;
import dev.roost.discovery.internal.MqttDiscovery;
import dev.roost.discovery.link.PahoConnector.Login;
import dev.roost.trust.ClusterAuthority;
import dev.roost.trust.NodeCredentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** An authority, the keys of some nodes, and nodes that run in this JVM or in one of their own. */
final class TestCluster implements AutoCloseable {

  static final String NAME = "barn";

  private final Path root;
  private final ClusterAuthority authority;
  private final List<Runnable> running = new ArrayList<>();

  TestCluster(Path root) throws IOException {
    this.root = root;
    this.authority = ClusterAuthority.create(root.resolve("ca"), NAME);
  }

  Path directory(String name) throws IOException {
    return Files.createDirectories(root.resolve(name));
  }

  /** The keys directory of a node; is made at the first call. */
  Path keys(String node) throws IOException {
    Path keys = root.resolve(node + "-keys");
    if (!Files.exists(keys)) {
      authority.issue(node, keys, List.of("127.0.0.1"));
    }
    return keys;
  }

  NodeCredentials credentials(String node) throws IOException {
    return NodeCredentials.load(keys(node));
  }

  DiscoverySettings settings(String node, List<URI> brokers) throws IOException {
    return settings(credentials(node), directory(node + "-state"), brokers);
  }

  static DiscoverySettings settings(NodeCredentials node, Path state, List<URI> brokers) {
    return new DiscoverySettings(
        brokers, null, Login.NONE, node, state, "127.0.0.1", 7400, "0.1.0", 1000, 5000, 32, 4);
  }

  /** Starts a node without an engine in this JVM. */
  MqttDiscovery node(String node, URI... brokers) throws IOException {
    return node(node, () -> null, () -> null, brokers);
  }

  /** Starts a node in this JVM. */
  MqttDiscovery node(
      String node, Supplier<MigrationService> engine, Supplier<Placement> placement, URI... brokers)
      throws IOException {
    return node(node, engine, placement, () -> null, brokers);
  }

  /** Starts a node in this JVM whose own health somebody looks at. */
  MqttDiscovery node(
      String node,
      Supplier<MigrationService> engine,
      Supplier<Placement> placement,
      Supplier<Health> health,
      URI... brokers)
      throws IOException {
    MqttDiscovery discovery =
        new MqttDiscovery(settings(node, List.of(brokers)), engine, placement, health);
    discovery.start();
    running.add(discovery::close);
    return discovery;
  }

  /** Starts a node that listens to three others at a time, and to another one each 200 ms. */
  MqttDiscovery windowed(String node, MigrationService engine, URI broker) throws IOException {
    DiscoverySettings settings =
        new DiscoverySettings(
            List.of(broker),
            null,
            Login.NONE,
            credentials(node),
            directory(node + "-state"),
            "127.0.0.1",
            7400,
            "0.1.0",
            200,
            3000,
            3,
            1);
    MqttDiscovery discovery = new MqttDiscovery(settings, () -> engine, () -> null, () -> null);
    discovery.start();
    running.add(discovery::close);
    return discovery;
  }

  /** Connects another node, of which the test says when it speaks. */
  Peer peer(String node, URI broker) throws Exception {
    Peer peer = new Peer(credentials(node), broker);
    running.add(peer::close);
    return peer;
  }

  /** Starts a node in a JVM of its own, so that it can be killed. */
  Process process(String node, URI broker) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                NodeMain.class.getName(),
                keys(node).toString(),
                directory(node + "-state").toString(),
                broker.toString())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve(node + ".log").toFile())
            .start();
    running.add(process::destroyForcibly);
    return process;
  }

  /** Somebody with a certificate of the cluster who reads everything and writes what it likes. */
  Observer observer(String name, URI broker) throws IOException {
    Observer observer = new Observer(credentials(name), broker, "roost/1/" + NAME + "/#");
    running.add(observer::close);
    return observer;
  }

  @Override
  public void close() {
    running.reversed().forEach(Runnable::run);
  }
}
