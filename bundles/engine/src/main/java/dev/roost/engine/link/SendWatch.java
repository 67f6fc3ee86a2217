package dev.roost.engine.link;

import dev.roost.transport.SecureConnection;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection on which a frame could not be sent for too long. TCP itself would wait a
 * quarter of an hour for a peer that is cut off, with a process parked meanwhile.
 */
final class SendWatch {
  private static final Logger LOG = System.getLogger("roost.link");
  private static final long LOOK_MS = 1000;
  private static final Set<SendWatch> WATCHED = ConcurrentHashMap.newKeySet();

  static {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("roost-send-watch").daemon(true).factory());
    timer.scheduleAtFixedRate(
        () -> WATCHED.forEach(SendWatch::look), LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
  }

  private final SecureConnection connection;
  private final long limitNs;
  private int sending;
  private long progressNs;

  private SendWatch(SecureConnection connection, Duration limit) {
    this.connection = connection;
    this.limitNs = limit.toNanos();
  }

  static SendWatch of(SecureConnection connection, Duration limit) {
    SendWatch watch = new SendWatch(connection, limit);
    WATCHED.add(watch);
    return watch;
  }

  synchronized void begin() {
    if (sending == 0) {
      progressNs = System.nanoTime();
    }
    sending++;
  }

  synchronized void end() {
    sending--;
    progressNs = System.nanoTime();
  }

  private synchronized boolean stuck() {
    return sending > 0 && System.nanoTime() - progressNs > limitNs;
  }

  private void look() {
    if (stuck()) {
      WATCHED.remove(this);
      LOG.log(Level.WARNING, "{0} takes nothing any more: its link is closed", connection.peer());
      try {
        connection.close();
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "closing the link to {0}: {1}", connection.peer(), e.getMessage());
      }
    }
  }

  void close() {
    WATCHED.remove(this);
  }
}
