package dev.roost.engine.client;

import dev.roost.api.MigrationEvent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to listeners, in their order, on a thread of its own: a listener may block or call.
 */
final class Listeners implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<Registration> registrations = new CopyOnWriteArrayList<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("roost-engine-events").factory());

  private record Registration(Object key, Consumer<MigrationEvent> listener) {}

  AutoCloseable add(Consumer<MigrationEvent> listener) {
    // A key of its own: the same listener may be added twice and removed once.
    Registration registration = new Registration(new Object(), listener);
    registrations.add(registration);
    return () -> registrations.remove(registration);
  }

  /** Takes one line {@code {"event": …}}. */
  void take(Map<String, Object> message) {
    try {
      MigrationEvent event = Records.read(MigrationEvent.class, message.get("event"));
      thread.execute(() -> registrations.forEach(r -> tell(r.listener(), event)));
    } catch (IOException e) {
      LOG.warn("An event of the engine was dropped: {}", e.getMessage(), e);
    } catch (RejectedExecutionException e) {
      LOG.debug("An event came while this client was closing", e);
    }
  }

  private static void tell(Consumer<MigrationEvent> listener, MigrationEvent event) {
    try {
      listener.accept(event);
    } catch (RuntimeException e) {
      LOG.error("A listener failed on {}; the others are told all the same", event, e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
