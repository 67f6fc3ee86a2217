package dev.roost.node;

import dev.roost.api.Discovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a file once the broker was reached: what {@code roost-ready} waits for before it calls a
 * start good. There is nothing to do where no such file is configured.
 */
@Component(
    immediate = true,
    service = {},
    configurationPid = "dev.roost.node")
public final class BrokerMark {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerMark.class);
  private static final long INTERVAL_MS = 500;

  private final Discovery discovery;
  private final Path mark;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /** What it reads of the configuration {@code dev.roost.node}. */
  @interface Config {
    /** The file; none if empty. */
    String reached() default "";
  }

  /** Takes what it looks at; {@link #start} starts. */
  @Activate
  public BrokerMark(@Reference Discovery discovery, Config config) {
    this(discovery, config.reached().isEmpty() ? null : Path.of(config.reached()));
  }

  BrokerMark(Discovery discovery, Path mark) {
    this.discovery = discovery;
    this.mark = mark;
    thread = Thread.ofPlatform().name("roost-health").daemon().unstarted(this::run);
  }

  @Activate
  void start() {
    if (mark != null) {
      thread.start();
    }
  }

  @Deactivate
  void stop() {
    closing.countDown();
  }

  private void run() {
    try {
      while (!discovery.status().connected()) {
        if (closing.await(INTERVAL_MS, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
      Files.writeString(mark, discovery.status().sentence() + "\n");
    } catch (InterruptedException e) {
      LOG.debug("Nobody waits for the broker any more");
    } catch (IOException e) {
      LOG.warn("The broker was reached, but {} cannot be written: {}", mark, e.getMessage(), e);
    }
  }
}
