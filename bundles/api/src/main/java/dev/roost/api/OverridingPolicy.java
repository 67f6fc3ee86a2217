package dev.roost.api;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A policy that sees to one thing and leaves the rest to others, for example that nobody runs out
 * of memory. Its proposals come first, then the next policy of the order is asked, too: an empty
 * answer leaves everything to that one. What comes after it cannot move a process that it has just
 * moved, nor make a move that it objects to.
 */
@ConsumerType
public interface OverridingPolicy extends PlacementPolicy {

  /**
   * Why {@code proposal}, which a later policy of the order has made, must not be carried out, in
   * one sentence; empty if it may. Asked after {@link #propose}, with the same snapshot, on the
   * same thread; must not change what it decides next. Not asked about what comes home from a node
   * that is not READY: that is always possible.
   */
  default Optional<String> objection(ClusterSnapshot snapshot, Proposal proposal) {
    return Optional.empty();
  }
}
