package dev.roost.transport;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Closes a socket unless it is closed itself in time. A read timeout limits each read only: a peer
 * that sends one byte a second would hold a handshake for ever.
 */
final class Deadline implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Deadline.class.getName());

  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean expired;

  private Deadline() {}

  static Deadline closing(Socket socket, Duration after) {
    Deadline deadline = new Deadline();
    Thread.ofVirtual().name("roost-deadline").start(() -> deadline.watch(socket, after));
    return deadline;
  }

  boolean expired() {
    return expired;
  }

  /** In time: the socket is left alone. */
  @Override
  public void close() {
    done.countDown();
  }

  private void watch(Socket socket, Duration after) {
    try {
      if (!done.await(after.toNanos(), TimeUnit.NANOSECONDS)) {
        expired = true;
        socket.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot close " + socket + ": " + e.getMessage());
    }
  }
}
