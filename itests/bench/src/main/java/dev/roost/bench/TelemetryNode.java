package dev.roost.bench;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.discovery.internal.DiscoverySettings;
import dev.roost.discovery.internal.MqttDiscovery;
import dev.roost.discovery.link.PahoConnector.Login;
import dev.roost.discovery.message.Topics.Kind;
import dev.roost.trust.NodeCredentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;

/**
 * A node's discovery in a JVM of its own. For each line on its standard input it prints what it has
 * heard, as one JSON object a line; it ends with its input.
 */
final class TelemetryNode {

  /** What policies take as a target: their {@code maxLoadAgeMs}. */
  private static final long FRESH_MS = 5_000;

  private static final int LOST_AFTER_MS = 5_000;

  private TelemetryNode() {}

  /** Arguments: keys, state, broker, window, renewed. */
  public static void main(String[] args) throws IOException {
    NodeCredentials node = NodeCredentials.load(Path.of(args[0]));
    try (MqttDiscovery discovery =
        new MqttDiscovery(
            settings(
                node,
                Path.of(args[1]),
                URI.create(args[2]),
                LOST_AFTER_MS,
                Integer.parseInt(args[3]),
                Integer.parseInt(args[4])),
            () -> null,
            () -> null,
            () -> null)) {
      discovery.start();
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      while (in.readLine() != null) {
        System.out.println(JSON.std.asString(figures(discovery, node.nodeId())));
      }
    }
  }

  static DiscoverySettings settings(
      NodeCredentials node, Path state, URI broker, int lostAfterMs, int window, int renewed) {
    return new DiscoverySettings(
        List.of(broker),
        null,
        Login.NONE,
        node,
        state,
        "127.0.0.1",
        7400,
        "0.1.0",
        1000,
        lostAfterMs,
        window,
        renewed);
  }

  private static Map<String, Object> figures(MqttDiscovery discovery, String self) {
    Set<String> listened = discovery.listened();
    LongSummaryStatistics window = new LongSummaryStatistics();
    LongSummaryStatistics all = new LongSummaryStatistics();
    long fresh = 0;
    List<NodeView> nodes = discovery.nodes();
    for (NodeView node : nodes) {
      if (!node.id().equals(self) && !node.load().equals(LoadVector.UNKNOWN)) {
        all.accept(node.ageMs());
        fresh += node.ageMs() <= FRESH_MS ? 1 : 0;
        if (listened.contains(node.id())) {
          window.accept(node.ageMs());
        }
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("nodes", nodes.size());
    figures.put("loads", discovery.received().getOrDefault(Kind.LOAD, 0L));
    figures.put("listened", listened.size());
    figures.put("fresh", fresh);
    figures.put("windowAgeMs", window.getAverage());
    figures.put("oldestMs", Math.max(0, all.getMax()));
    return figures;
  }
}
