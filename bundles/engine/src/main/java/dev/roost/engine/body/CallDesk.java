package dev.roost.engine.body;

import dev.roost.linux.GoneException;
import dev.roost.linux.SeccompListener;
import dev.roost.linux.SeccompListener.Notification;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Receives the intercepted calls of a family of bodies and deals them out. Children inherit their
 * parent's filter, and the kernel allows no second listener on top of it: seccomp(2), EBUSY.
 */
public final class CallDesk implements AutoCloseable {
  private static final Logger LOG = System.getLogger("roost.forwarder");
  private static final int RECEIVE_MS = 500;

  private final SeccompListener listener;
  private final List<Forwarder> forwarders = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  /** Takes ownership of {@code listener}. */
  public CallDesk(SeccompListener listener) {
    this.listener = listener;
  }

  /** Where calls are answered; by any thread. */
  SeccompListener listener() {
    return listener;
  }

  /**
   * Begins to receive, on a thread of its own.
   *
   * @param name tells people whose calls these are
   */
  public void start(String name) {
    Thread.ofPlatform().name("roost-forward-" + name).daemon(true).start(this::run);
  }

  /** From now on a body is served. */
  void serve(Forwarder forwarder) {
    forwarders.add(forwarder);
  }

  /** A body is served no more: it has ended, or is being killed. */
  void leave(Forwarder forwarder) {
    forwarders.remove(forwarder);
  }

  private void run() {
    try (listener) {
      while (!closed) {
        if (listener.awaitCall(RECEIVE_MS)) {
          Notification call = listener.receive();
          if (call != null) {
            deal(call);
          }
        }
      }
    } catch (GoneException e) {
      LOG.log(Level.DEBUG, "nobody makes calls any more");
    } catch (IOException | RuntimeException | Error e) {
      // Whatever it was: bodies whose calls nobody answers would hang.
      LOG.log(Level.WARNING, "calls of bodies cannot be served", e);
      forwarders.forEach(Forwarder::fail);
    }
  }

  private void deal(Notification call) {
    for (Forwarder forwarder : forwarders) {
      if (forwarder.serves(call.tid())) {
        forwarder.take(call);
        return;
      }
    }
    LOG.log(Level.DEBUG, "a call of task {0} comes too late: it is killed", call.tid());
  }

  /** Ends it, soon. */
  @Override
  public void close() {
    closed = true;
  }
}
