package dev.roost.api;

import org.osgi.annotation.versioning.ConsumerType;

/** A policy that also says whose processes this node takes as guests. */
@ConsumerType
public interface HostingPolicy extends PlacementPolicy {

  /**
   * Whom this node takes now. Asked once for each decision, after {@link #propose}, on the same
   * thread. Guests that it leaves out are sent home at once and others of their homes are refused.
   */
  Admission admission(ClusterSnapshot snapshot);
}
