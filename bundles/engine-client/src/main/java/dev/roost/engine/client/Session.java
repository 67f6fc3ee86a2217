package dev.roost.engine.client;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to the engine, from the time it stands until it breaks; then it is of no use. */
final class Session implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final Path socket;
  private final SocketChannel channel;
  private final AtomicLong lastId = new AtomicLong();
  private final Map<Long, CompletableFuture<Map<String, Object>>> waiting =
      new ConcurrentHashMap<>();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("roost-engine-writer").factory());
  private final Consumer<Map<String, Object>> events;
  private final Consumer<Session> ended;
  private volatile String brokenBecause;

  private Session(
      Path socket,
      SocketChannel channel,
      Consumer<Map<String, Object>> events,
      Consumer<Session> ended) {
    this.socket = socket;
    this.channel = channel;
    this.events = events;
    this.ended = ended;
  }

  /**
   * Connects.
   *
   * @param events takes each event as it was parsed, on the reading thread
   * @param ended is told once, when the connection has broken or was closed
   * @throws IOException if nobody listens there
   */
  static Session connect(Path socket, Consumer<Map<String, Object>> events, Consumer<Session> ended)
      throws IOException {
    SocketChannel channel;
    try {
      channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      throw new IOException(
          "engine cannot be reached at %s: %s; is it running?".formatted(socket, e.getMessage()),
          e);
    }
    Session session = new Session(socket, channel, events, ended);
    Thread.ofPlatform().daemon().name("roost-engine-reader").start(session::read);
    return session;
  }

  boolean isOpen() {
    return brokenBecause == null;
  }

  /** Sends a request. The future ends with the whole answer, or with an IOException. */
  CompletableFuture<Map<String, Object>> send(String op, Map<String, ?> fields) throws IOException {
    long id = lastId.incrementAndGet();
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("id", id);
    request.put("op", op);
    request.putAll(fields);
    byte[] line = (JSON.std.asString(request) + "\n").getBytes(StandardCharsets.UTF_8);
    CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    try {
      writer.execute(() -> write(line));
    } catch (RejectedExecutionException e) {
      // The connection broke meanwhile; its end may have passed before this request was noted.
      waiting.remove(id);
      throw broken(e);
    }
    return answer;
  }

  private void write(byte[] line) {
    ByteBuffer bytes = ByteBuffer.wrap(line);
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      end("writing failed: " + e.getMessage());
    }
  }

  private void read() {
    Lines lines = new Lines(channel);
    try {
      for (String line = lines.next(); line != null; line = lines.next()) {
        take(JSON.std.mapFrom(line));
      }
      end("the engine closed the connection");
    } catch (IOException e) {
      end(String.valueOf(e.getMessage()));
    }
  }

  private void take(Map<String, Object> message) throws IOException {
    if (message.containsKey("event")) {
      events.accept(message);
      return;
    }
    if (!(message.get("id") instanceof Number id)) {
      throw new IOException("the engine sent a line with neither id nor event");
    }
    CompletableFuture<Map<String, Object>> answer = waiting.remove(id.longValue());
    if (answer == null) {
      LOG.warn("The engine answered request {}, which nobody waits for", id);
    } else {
      answer.complete(message);
    }
  }

  private void end(String reason) {
    synchronized (this) {
      if (brokenBecause != null) {
        return;
      }
      brokenBecause = reason;
    }
    writer.shutdownNow();
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("Closing the connection to {} failed", socket, e);
    }
    // After the shutdown no request can be added.
    waiting.values().forEach(answer -> answer.completeExceptionally(broken(null)));
    waiting.clear();
    ended.accept(this);
  }

  private IOException broken(Exception cause) {
    return new IOException(
        "the connection to the engine at %s broke: %s".formatted(socket, brokenBecause), cause);
  }

  @Override
  public void close() {
    end("it was closed");
  }
}
