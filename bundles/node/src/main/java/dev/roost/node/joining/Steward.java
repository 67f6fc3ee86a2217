package dev.roost.node.joining;

import dev.roost.trust.Membership;
import java.io.IOException;
import java.util.List;

/**
 * What only root does on a node: signing with the authority's key, which the agent cannot read, and
 * giving up a cluster of one.
 */
public interface Steward {

  /**
   * Certificates for the keys of a node.
   *
   * @param requests what {@link dev.roost.trust.EnrollmentRequest#read} takes
   * @throws IOException with one sentence if they are refused
   */
  Membership admit(List<byte[]> requests) throws IOException;

  /**
   * Takes the keys directory that lies in {@code membership/keys} below the agent's state, forgets
   * the node's own authority, and restarts engine and agent.
   *
   * @param cluster name of the new cluster
   * @param committed is run when it is certain to happen, and before anything restarts
   * @throws IOException with one sentence if it is refused
   */
  void adopt(String cluster, Runnable committed) throws IOException;
}
