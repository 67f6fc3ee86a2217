package dev.roost.api;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes other nodes into the cluster of this one. Only the node that holds the cluster's authority
 * can; others say which one does. Every method throws {@link IOException} with one sentence when it
 * is refused, or something is not reached.
 */
@ProviderType
public interface Joining {

  /**
   * The nodes on the local network that wait to be taken into a cluster; looks for some seconds.
   */
  List<WaitingNode> waiting() throws IOException;

  /**
   * Makes a token with which one node may join.
   *
   * @param life how long it is good; positive
   */
  Token token(Duration life) throws IOException;

  /**
   * Begins the pairing with a waiting node, which then shows a code on its screen.
   *
   * @param node its name
   */
  Pairing pair(String node) throws IOException;

  /**
   * Ends the pairing: takes the node into the cluster, if the code is the one on its screen.
   * Returns when the node has its certificates.
   *
   * @param code as it is shown there
   */
  void admit(String node, String code) throws IOException;

  /**
   * A node that waits.
   *
   * @param node its name
   * @param addresses where it can be reached
   */
  record WaitingNode(String node, List<String> addresses) {
    public WaitingNode {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * What a node joins with.
   *
   * @param line what is written into its settings
   * @param expiresAtMs when it is no longer good, in milliseconds since 1970
   */
  record Token(String line, long expiresAtMs) {}

  /**
   * A pairing that waits for the code.
   *
   * @param node the other node
   * @param begins the first digits of the code on its screen, if nobody is in between
   * @param untilMs when it is given up, in milliseconds since 1970
   */
  record Pairing(String node, String begins, long untilMs) {}
}
