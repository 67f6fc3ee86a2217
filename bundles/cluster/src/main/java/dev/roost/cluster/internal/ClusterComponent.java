package dev.roost.cluster.internal;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ClusterView;
import dev.roost.api.Discovery;
import dev.roost.api.MigrationService;
import dev.roost.api.NodeIdentity;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a snapshot each second and keeps the last one for whoever asks. */
@Component(immediate = true)
public final class ClusterComponent implements ClusterView {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterComponent.class);
  private static final long INTERVAL_MS = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Discovery discovery;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile MigrationService engine;

  private final ClusterPicture picture;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile ClusterSnapshot snapshot;

  /** Takes who we are; {@link #start} starts. */
  @Activate
  public ClusterComponent(@Reference NodeIdentity identity) {
    picture = new ClusterPicture(identity.cluster(), identity.id(), System::nanoTime);
    snapshot = picture.empty();
    thread = Thread.ofPlatform().name("roost-cluster").daemon().unstarted(this::run);
  }

  @Activate
  void start() {
    thread.start();
  }

  @Deactivate
  void stop() throws InterruptedException {
    closing.countDown();
    thread.interrupt();
    if (!thread.join(PATIENCE)) {
      LOG.warn("The engine does not answer; its last question is left alone");
    }
  }

  @Override
  public ClusterSnapshot snapshot() {
    return snapshot;
  }

  private void run() {
    try {
      do {
        look();
      } while (!closing.await(INTERVAL_MS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      LOG.debug("No more snapshots are taken");
    }
  }

  private void look() {
    try {
      snapshot = picture.take(discovery, engine);
    } catch (RuntimeException e) {
      // A service that goes away in the middle of a call; the next second sees without it.
      LOG.warn("A snapshot could not be taken", e);
    }
  }
}
