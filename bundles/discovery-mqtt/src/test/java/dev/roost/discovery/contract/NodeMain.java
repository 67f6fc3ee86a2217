package dev.roost.discovery.contract;

import dev.roost.discovery.internal.MqttDiscovery;
import dev.roost.trust.NodeCredentials;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A node without an engine that runs until it is killed, or until its standard input ends. */
final class NodeMain {

  private NodeMain() {}

  public static void main(String[] args) throws Exception {
    try (MqttDiscovery discovery =
        new MqttDiscovery(
            TestCluster.settings(
                NodeCredentials.load(Path.of(args[0])),
                Path.of(args[1]),
                List.of(URI.create(args[2]))),
            () -> null,
            () -> null,
            () -> null)) {
      discovery.start();
      while (System.in.read() >= 0) {
        // Nothing is said there; its end is the sign.
      }
    }
  }
}
