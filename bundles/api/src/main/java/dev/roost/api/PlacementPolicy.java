package dev.roost.api;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides where processes should run. Published as an OSGi service by a bundle of its own; may
 * come, change and go while processes are away.
 *
 * <p>A policy only looks and proposes: it is called on one thread, one call at a time, must return
 * within a second, keeps no reference to the snapshot, and cannot reach the engine.
 */
@ConsumerType
public interface PlacementPolicy {

  /** The name by which it is chosen, {@code [a-z0-9-]+}, for example {@code load}. */
  String name();

  /** One sentence: what it does. */
  String describe();

  /** What should be moved now, most urgent first; empty when all is well. */
  List<Proposal> propose(ClusterSnapshot snapshot);
}
