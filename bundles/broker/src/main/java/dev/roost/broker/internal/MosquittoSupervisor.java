package dev.roost.broker.internal;

import dev.roost.broker.BrokerStatus;
import dev.roost.broker.BrokerStatus.Report;
import dev.roost.broker.BrokerStatus.State;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one Mosquitto running until it is closed. */
public final class MosquittoSupervisor implements BrokerStatus, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MosquittoSupervisor.class);
  private static final long FIRST_WAIT_MS = 250;
  private static final long LONGEST_WAIT_MS = 10_000;

  /** A broker that ran for as long as this is started again without a wait. */
  private static final long HEALTHY_NS = TimeUnit.SECONDS.toNanos(30);

  private final BrokerSettings settings;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile Report report;
  private volatile String lastError = "";

  public MosquittoSupervisor(BrokerSettings settings) {
    this.settings = settings;
    this.report = new Report(State.STARTING, settings.listen(), -1, 0, "is being started");
    this.thread = Thread.ofPlatform().name("roost-broker").daemon().unstarted(this::run);
  }

  /** Starts the broker; returns at once. */
  public void start() {
    thread.start();
  }

  @Override
  public Report report() {
    return report;
  }

  /** Stops the broker; returns when its process is gone. */
  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    long waitMs = FIRST_WAIT_MS;
    int restarts = 0;
    while (closing.getCount() > 0) {
      long startedNs = System.nanoTime();
      String end = runOnce(restarts);
      if (closing.getCount() == 0) {
        break;
      }
      if (System.nanoTime() - startedNs > HEALTHY_NS) {
        waitMs = FIRST_WAIT_MS;
      }
      say(State.FAILED, -1, restarts, end + "; next try in " + waitMs + " ms");
      LOG.warn("The broker at {} {}; next try in {} ms", settings.listen(), end, waitMs);
      awaitClosing(waitMs);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
      restarts++;
    }
    say(State.STOPPED, -1, restarts, "was stopped");
  }

  /** Runs Mosquitto to its end; returns how it ended, as the rest of a sentence. */
  private String runOnce(int restarts) {
    try {
      lastError = "";
      MosquittoConfiguration.write(settings);
      MosquittoProcess.endLeftOver(settings);
      MosquittoProcess child = new MosquittoProcess(settings, line -> take(line, restarts));
      try {
        int code = child.await();
        return "ended with code " + code + (lastError.isEmpty() ? "" : ": " + lastError);
      } catch (InterruptedException e) {
        // Only close() interrupts.
        return "was stopped";
      } finally {
        child.end();
        Files.deleteIfExists(settings.pidFile());
      }
    } catch (IOException e) {
      return "could not be started: " + e.getMessage();
    }
  }

  /** Takes one line that Mosquitto printed; runs on the thread {@code roost-broker-log}. */
  private void take(String line, int restarts) {
    if (line.startsWith("Error")) {
      lastError = line;
      LOG.warn("mosquitto: {}", line);
    } else if (line.startsWith("Warning") && !isExpected(line)) {
      LOG.warn("mosquitto: {}", line);
    } else {
      LOG.debug("mosquitto: {}", line);
      if (line.startsWith("mosquitto version") && line.endsWith(" running")) {
        LOG.info("The broker accepts connections at {} ({})", settings.listen(), line);
        say(State.RUNNING, currentPid(), restarts, "accepts connections");
      }
    }
  }

  /** Rules for everybody need no name in them; and a test may be root. */
  private static boolean isExpected(String line) {
    return line.contains("ACL pattern") || line.contains("should not be run as root");
  }

  private long currentPid() {
    try {
      return Long.parseLong(Files.readString(settings.pidFile()).strip());
    } catch (IOException | NumberFormatException e) {
      LOG.debug("The broker's process id is not known", e);
      return -1;
    }
  }

  private void say(State state, long pid, int restarts, String sentence) {
    report = new Report(state, settings.listen(), pid, restarts, sentence);
  }

  private void awaitClosing(long waitMs) {
    try {
      if (closing.await(waitMs, TimeUnit.MILLISECONDS)) {
        LOG.debug("The broker is not started again: it is no longer wanted");
      }
    } catch (InterruptedException e) {
      // Only close() interrupts; the loop ends by the latch.
      LOG.debug("The wait for the next start was ended");
    }
  }
}
