package dev.roost.node.joining;

import java.nio.file.Path;

/**
 * What joining needs to know of this node.
 *
 * @param port TCP port at which other nodes are heard, the same on all
 * @param keys the node's keys directory
 * @param state directory of the agent's own, for tokens and the list of brokers
 * @param screen directory for what the node's screen shows
 * @param alone a file that is there as long as the node is in a cluster that it made for itself,
 *     that nobody has named and nobody has joined: only such a cluster can be given up
 * @param authority the directory of the cluster's authority; the agent sees only whether it is
 *     there
 * @param join the token with which the node joins, or empty
 * @param pair whether the node may offer itself to others
 * @param broker address of this node's broker for other nodes, {@code ssl://HOST:PORT}
 * @param localBroker the same for this node itself
 */
public record JoinSettings(
    int port,
    Path keys,
    Path state,
    Path screen,
    Path alone,
    Path authority,
    String join,
    boolean pair,
    String broker,
    String localBroker) {

  public JoinSettings {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException(
          "port is " + port + "; it must be between 1 and 65535, for example 7401");
    }
    Brokers.require(broker);
    Brokers.require(localBroker);
  }

  /** Nothing of the token may reach a log. */
  @Override
  public String toString() {
    return "joining at port " + port + (join.isEmpty() ? "" : " with a token");
  }
}
