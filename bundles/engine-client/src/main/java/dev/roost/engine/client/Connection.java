package dev.roost.engine.client;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to the engine, whatever happens to single connections: a call connects if need be, and
 * once somebody listens, the connection is made again as soon as the engine is back.
 */
final class Connection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final long RETRY_MS = 500;

  private final Path socket;
  private final Consumer<Map<String, Object>> events;
  private final ScheduledExecutorService keeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("roost-engine-keeper").factory());
  private Session session;
  private boolean listening;
  private boolean closed;

  Connection(Path socket, Consumer<Map<String, Object>> events) {
    this.socket = socket;
    this.events = events;
  }

  /** The whole answer to a request, also when it says no. */
  Map<String, Object> answer(String op, Map<String, ?> fields) throws IOException {
    return await(session().send(op, fields));
  }

  /**
   * The result of a request.
   *
   * @throws IOException if the engine cannot be reached or says no; one sentence
   */
  Object call(String op, Map<String, ?> fields) throws IOException {
    Map<String, Object> answer = answer(op, fields);
    if (!Boolean.TRUE.equals(answer.get("ok"))) {
      throw new IOException(
          String.valueOf(answer.getOrDefault("error", "the engine answered " + text(answer))));
    }
    return answer.get("result");
  }

  /** Asks for events on this connection and on each that follows it. */
  void listen() throws IOException {
    synchronized (this) {
      if (listening) {
        return;
      }
    }
    call("listen", Map.of());
    synchronized (this) {
      listening = true;
      if (session == null) {
        retryLater();
      }
    }
  }

  private synchronized Session session() throws IOException {
    if (closed) {
      throw new IOException("the client of the engine at %s was closed".formatted(socket));
    }
    if (session == null || !session.isOpen()) {
      session = Session.connect(socket, events, this::ended);
      if (listening) {
        session.send("listen", Map.of()).thenAccept(Connection::sayIfRefused);
        LOG.info("Connected to the engine at {} again", socket);
      }
    }
    return session;
  }

  private static void sayIfRefused(Map<String, Object> answer) {
    if (!Boolean.TRUE.equals(answer.get("ok"))) {
      LOG.error("The engine sends no events: {}", answer.get("error"));
    }
  }

  private synchronized void ended(Session old) {
    if (session == old) {
      session = null;
    }
    if (listening && !closed) {
      LOG.info("Lost the connection to the engine at {}; trying until it is back", socket);
      retryLater();
    }
  }

  private void retryLater() {
    keeper.schedule(this::retry, RETRY_MS, TimeUnit.MILLISECONDS);
  }

  private synchronized void retry() {
    if (closed) {
      return;
    }
    try {
      session();
    } catch (IOException e) {
      LOG.debug("The engine is not back yet", e);
      retryLater();
    }
  }

  static Map<String, Object> await(CompletableFuture<Map<String, Object>> answer)
      throws IOException {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted =
          new InterruptedIOException("interrupted while the engine was asked");
      interrupted.initCause(e);
      throw interrupted;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    }
  }

  static String text(Object json) throws IOException {
    return JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(json);
  }

  @Override
  public void close() {
    Session last;
    synchronized (this) {
      closed = true;
      last = session;
    }
    keeper.shutdownNow();
    if (last != null) {
      last.close();
    }
  }
}
