package dev.roost.jobs;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ClusterView;
import dev.roost.api.JobQueue;
import dev.roost.api.JobView;
import dev.roost.api.MigrationOutcome;
import dev.roost.api.Placement;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service {@link JobQueue}. Another configuration closes the queue and opens it again. */
@Component(immediate = true, configurationPid = JobsComponent.PID)
public final class JobsComponent implements JobQueue {
  static final String PID = "dev.roost.jobs";

  private static final Logger LOG = LoggerFactory.getLogger(JobsComponent.class);

  private final QueueService queue;
  private final Map<String, JobClass> classes = new ConcurrentHashMap<>();

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Placement placement;

  /** While it is away nothing has room, and nothing begins. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ClusterView cluster;

  /** The configuration {@code dev.roost.jobs}. */
  @interface Config {
    /** Directory of the database; {@code jobs} in the agent's base if it is empty. */
    String directory() default "";

    /** The socket of keepers; {@code socket} in that directory if it is empty. */
    String socket() default "";

    /** Most jobs that run at a time; 0 for as many as there is room for. */
    int maxRunning() default 0;

    /** Load per CPU and speed above which a node has no room. */
    double fullLoad() default 1.1;

    /** Nodes that were silent for longer have no room, in milliseconds. */
    long maxLoadAgeMs() default 5_000;

    /** Ended jobs that are remembered. */
    int keep() default 1_000;
  }

  /** Opens the queue; {@link #start} starts it. */
  @Activate
  public JobsComponent(Config config) throws IOException {
    Path directory =
        config.directory().isBlank()
            ? Path.of(System.getProperty("karaf.base", ""), "jobs")
            : Path.of(config.directory());
    Path socket =
        config.socket().isBlank() ? directory.resolve("socket") : Path.of(config.socket());
    queue =
        new QueueService(
            directory.toAbsolutePath(),
            socket.toAbsolutePath(),
            new Settings(
                config.maxRunning(), config.fullLoad(), config.maxLoadAgeMs(), config.keep()),
            this::snapshot,
            this::move,
            classes::get);
  }

  @Activate
  void start() {
    queue.start();
  }

  @Deactivate
  void stop() {
    queue.close();
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addClass(JobClassComponent component) {
    classes.put(component.itsClass().name(), component.itsClass());
  }

  void removeClass(JobClassComponent component) {
    classes.remove(component.itsClass().name(), component.itsClass());
  }

  @Override
  public List<JobView> jobs() {
    return queue.jobs().all();
  }

  @Override
  public JobView job(long id) {
    return queue.jobs().job(id);
  }

  @Override
  public JobView hold(long id) {
    return queue.jobs().hold(id);
  }

  @Override
  public JobView release(long id) {
    JobView job = queue.jobs().release(id);
    queue.wake();
    return job;
  }

  @Override
  public JobView cancel(long id) {
    JobView job = queue.jobs().cancel(id, "it was cancelled on the console");
    queue.dispatcher().cancelled(job);
    return job;
  }

  @Override
  public JobView priority(long id, int priority) {
    return queue.jobs().priority(id, priority);
  }

  @Override
  public JobView await(long id, Duration limit) throws InterruptedException {
    return queue.jobs().await(id, limit);
  }

  private ClusterSnapshot snapshot() {
    ClusterView now = cluster;
    return now == null ? nobody() : now.snapshot();
  }

  /** By the clock of the others, so that what waits for a cluster does not wait too long. */
  private static ClusterSnapshot nobody() {
    return new ClusterSnapshot("", "", System.nanoTime() / 1_000_000, List.of(), List.of());
  }

  private void move(int pid, String node) {
    Thread.ofVirtual().name("roost-jobs-move").start(() -> moveNow(pid, node));
  }

  private void moveNow(int pid, String node) {
    Placement now = placement;
    if (now == null) {
      LOG.info("Pid {} stays at home: nothing on this node moves processes now", pid);
      return;
    }
    try {
      MigrationOutcome outcome = now.migrate(pid, node);
      LOG.info("Pid {} to {}, which is best for it: {}", pid, node, outcome.result());
    } catch (IOException | RuntimeException e) {
      LOG.info("Pid {} does not go to {}: {}", pid, node, e.getMessage(), e);
    }
  }
}
