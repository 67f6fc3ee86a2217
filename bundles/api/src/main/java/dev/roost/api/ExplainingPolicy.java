package dev.roost.api;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** A policy that can say in figures how it sees one process. What it says changes nothing. */
@ConsumerType
public interface ExplainingPolicy extends PlacementPolicy {

  /**
   * How the process {@code pid} would be decided about now, with what the policy remembers; empty
   * if the snapshot has no such process. Called on the same thread as {@link #propose}, which
   * decides as if this had not been asked.
   */
  Optional<Explanation> explain(ClusterSnapshot snapshot, int pid);
}
