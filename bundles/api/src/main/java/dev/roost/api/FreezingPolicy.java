package dev.roost.api;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A policy that also says which processes at home do not run for the time being, because there is
 * not enough for all. Once no such policy is asked any more, everything that one has frozen is
 * thawed; what a person has frozen stays so.
 */
@ConsumerType
public interface FreezingPolicy extends PlacementPolicy {

  /**
   * What is to be frozen or thawed now, most urgent first; empty if all stays as it is. Asked once
   * for each decision, after {@link #propose}, on the same thread. Only what is at home, and what
   * policies may move, can be frozen; only what is frozen can be thawed.
   */
  List<Freeze> freezes(ClusterSnapshot snapshot);
}
