package dev.roost.cluster.internal;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.Discovery;
import dev.roost.api.MigrationService;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds what discovery and the engine say into snapshots.
 *
 * <p>Belongs to the thread that makes the first one; {@link #take} throws on every other thread, so
 * that nobody can grow a second writer.
 */
final class ClusterPicture {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterPicture.class);

  private final String cluster;
  private final String self;
  private final LongSupplier nanoTime;
  private Thread owner;
  private List<NodeView> nodes = List.of();
  private String trouble = "";

  /**
   * @param nanoTime a monotonic clock in nanoseconds
   */
  ClusterPicture(String cluster, String self, LongSupplier nanoTime) {
    this.cluster = cluster;
    this.self = self;
    this.nanoTime = nanoTime;
  }

  /** A snapshot of a node that knows nothing yet. Any thread. */
  ClusterSnapshot empty() {
    return new ClusterSnapshot(cluster, self, nowMs(), List.of(), List.of());
  }

  /**
   * Asks both and makes a snapshot; may wait for the engine.
   *
   * @param discovery or null while it is exchanged: the nodes stay as they were known
   * @param engine or null while it is away: no process can be moved, so there is none to see
   */
  ClusterSnapshot take(Discovery discovery, MigrationService engine) {
    if (owner == null) {
      owner = Thread.currentThread();
    }
    if (owner != Thread.currentThread()) {
      throw new IllegalStateException(
          "the picture of the cluster belongs to the thread "
              + owner.getName()
              + ", not to "
              + Thread.currentThread().getName());
    }
    Map<Boolean, List<ProcessView>> own =
        processes(engine).stream()
            .collect(Collectors.partitioningBy(process -> process.home().equals(self)));
    if (discovery != null) {
      nodes = List.copyOf(discovery.nodes());
    }
    return new ClusterSnapshot(cluster, self, nowMs(), nodes, own.get(true), own.get(false));
  }

  private List<ProcessView> processes(MigrationService engine) {
    if (engine == null) {
      return List.of();
    }
    try {
      List<ProcessView> all = engine.processes();
      trouble = "";
      return all;
    } catch (IOException e) {
      if (!trouble.equals(String.valueOf(e.getMessage()))) {
        trouble = String.valueOf(e.getMessage());
        LOG.warn("No processes are seen: {}", trouble);
      }
      return List.of();
    }
  }

  private long nowMs() {
    return TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong());
  }
}
