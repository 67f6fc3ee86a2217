package dev.roost.jobs;

import dev.roost.api.ClusterSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queue at work: puts the parts together, and looks each second and when something changed. */
final class QueueService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QueueService.class);
  private static final long INTERVAL_MS = 1_000;

  private final Jobs jobs;
  private final Dispatcher dispatcher;
  private final JobSocket socket;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("roost-jobs").factory());

  /**
   * Opens the database; {@link #start} starts.
   *
   * @param directory for the database and the ends
   * @param path of the socket
   * @param classes the class that has a name, or null
   * @throws IOException with one sentence if database or socket cannot be had
   */
  QueueService(
      Path directory,
      Path path,
      Settings settings,
      Supplier<ClusterSnapshot> cluster,
      Dispatcher.Mover mover,
      Function<String, JobClass> classes)
      throws IOException {
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    jobs = open(directory.resolve("db"));
    Keepers keepers = new Keepers();
    Ends ends = new Ends(directory.resolve("ends"));
    dispatcher = new Dispatcher(jobs, keepers, ends, cluster, mover, settings);
    try {
      socket =
          new JobSocket(
              path,
              (user, link) ->
                  new Conversation(
                      user, link, jobs, keepers, dispatcher, ends, classes, this::wake));
    } catch (IOException e) {
      closeJobs();
      throw e;
    }
  }

  /** Commands may hold what is nobody's business: only the agent reads the database. */
  private static Jobs open(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    try {
      return new Jobs(new JobStore(directory), System::currentTimeMillis);
    } catch (SQLException e) {
      throw new IOException(
          "the queue in %s cannot be opened: %s".formatted(directory, e.getMessage()), e);
    }
  }

  void start() {
    socket.start();
    thread.scheduleWithFixedDelay(this::look, 0, INTERVAL_MS, TimeUnit.MILLISECONDS);
  }

  Jobs jobs() {
    return jobs;
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }

  /** Looks soon: something has changed. */
  void wake() {
    try {
      thread.execute(this::look);
    } catch (RejectedExecutionException e) {
      LOG.debug("The queue is closing; it looks at its next start", e);
    }
  }

  private void look() {
    try {
      dispatcher.tick();
    } catch (RuntimeException e) {
      // The next look may do better; a task that throws would be the last one.
      LOG.error("The queue could not be looked at: {}", e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      socket.close();
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("A look at the queue does not end and is left alone");
      }
    } catch (IOException e) {
      LOG.warn("The socket of keepers could not be closed: {}", e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closeJobs();
    }
  }

  private void closeJobs() {
    try {
      jobs.close();
    } catch (SQLException e) {
      LOG.warn("The queue could not be closed: {}", e.getMessage(), e);
    }
  }
}
