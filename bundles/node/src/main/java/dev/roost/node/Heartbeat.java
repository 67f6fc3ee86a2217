package dev.roost.node;

import dev.roost.api.Discovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

/**
 * Counts in a file as long as discovery's loop goes round: {@code roost-watch} starts the agent
 * again when the count stands still. There is nothing to do where no such file is configured; and
 * an agent whose discovery cannot be configured lives all the same.
 */
@Component(
    immediate = true,
    service = {},
    configurationPid = "dev.roost.node")
public final class Heartbeat {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final long STUCK_MS = 30_000;

  private final Path file;
  private final Duration interval;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Discovery discovery;

  /** What it reads of the configuration {@code dev.roost.node}. */
  @interface Config {
    /** The file; none if empty. */
    String alive() default "";
  }

  /** Counts nothing yet; {@link #start} starts. */
  @Activate
  public Heartbeat(Config config) {
    this(config.alive().isEmpty() ? null : Path.of(config.alive()), INTERVAL);
  }

  Heartbeat(Path file, Duration interval) {
    this.file = file;
    this.interval = interval;
    thread = Thread.ofPlatform().name("roost-heartbeat").daemon().unstarted(this::run);
  }

  @Activate
  void start() {
    if (file != null) {
      thread.start();
    }
  }

  @Deactivate
  void stop() {
    closing.countDown();
  }

  private void run() {
    long count = 0;
    try {
      do {
        Discovery loop = discovery;
        if (loop == null || loop.quietMs() < STUCK_MS) {
          count++;
          write(count);
        }
      } while (!closing.await(interval.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      LOG.debug("Nobody counts any more");
    }
  }

  /** Whole or not at all, as somebody reads at any moment. */
  private void write(long count) {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(next, count + "\n");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warn("{} cannot be written, and the agent will be taken for dead", file, e);
    }
  }
}
