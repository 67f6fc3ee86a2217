package dev.roost.discovery.internal;

import dev.roost.discovery.link.PahoConnector.Login;
import dev.roost.trust.NodeCredentials;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What discovery needs to know.
 *
 * @param brokers addresses of brokers, the preferred one first; none means that this node is alone
 * @param brokerAuthority certificate of the authority of an external broker, or null: the cluster's
 *     own
 * @param login name and password for an external broker
 * @param credentials who this node is
 * @param state directory where the number of starts is kept
 * @param host address of this node's engine for other nodes
 * @param port TCP port of this node's engine
 * @param version Roost's version
 * @param loadIntervalMs milliseconds between two load messages
 * @param lostAfterMs milliseconds of silence after which a node is lost
 * @param loadWindow of how many others the load is listened to at a time; those that matter to own
 *     processes come on top
 * @param loadRenewed how many of them are replaced in each load interval
 */
public record DiscoverySettings(
    List<URI> brokers,
    Path brokerAuthority,
    Login login,
    NodeCredentials credentials,
    Path state,
    String host,
    int port,
    String version,
    int loadIntervalMs,
    int lostAfterMs,
    int loadWindow,
    int loadRenewed) {

  public DiscoverySettings {
    brokers = List.copyOf(brokers);
    if (host.isBlank()) {
      throw new IllegalArgumentException(
          "engine.host is empty; it must be the address under which other nodes reach this one");
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException(
          "engine.port is " + port + "; it must be between 1 and 65535, for example 7400");
    }
    if (loadIntervalMs < 100 || lostAfterMs < 2 * loadIntervalMs) {
      throw new IllegalArgumentException(
          "load.interval.ms is %d and lost.after.ms is %d; the first must be at least 100, the second at least twice the first"
              .formatted(loadIntervalMs, lostAfterMs));
    }
    if (loadWindow < 1 || loadRenewed < 1 || loadRenewed > loadWindow) {
      throw new IllegalArgumentException(
          "load.window is %d and load.renewed is %d; the first must be at least 1, the second from 1 to the first, for example 32 and 4"
              .formatted(loadWindow, loadRenewed));
    }
  }

  /** Reads a list like {@code ssl://a:8883, ssl://b:8883}. */
  public static List<URI> brokers(String... lists) {
    List<URI> brokers = new ArrayList<>();
    for (String one : String.join(",", lists).split("[,\\s]+")) {
      if (!one.isEmpty()) {
        brokers.add(broker(one));
      }
    }
    return brokers;
  }

  private static URI broker(String text) {
    try {
      URI uri = new URI(text);
      if ("ssl".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(unusable(text), e);
    }
    throw new IllegalArgumentException(unusable(text));
  }

  private static String unusable(String text) {
    return "brokers names '"
        + text
        + "'; it must be ssl://HOST:PORT, for example ssl://10.0.0.1:8883";
  }
}
