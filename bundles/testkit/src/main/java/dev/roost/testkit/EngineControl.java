package dev.roost.testkit;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.roost.api.Admission;
import dev.roost.api.MigrationEvent;
import dev.roost.api.MigrationOutcome;
import dev.roost.api.ProcessView;
import dev.roost.api.StayReason;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One connection to an engine's control socket: newline-delimited JSON, several requests at a time.
 * Every answer has a deadline. Events of the engine are collected from the start.
 */
public final class EngineControl implements Closeable {

  private static final Duration ORDINARY = Duration.ofSeconds(20);

  private final SocketChannel channel;
  private final OutputStream out;
  private final Map<Long, CompletableFuture<Object>> open = new ConcurrentHashMap<>();
  private final List<MigrationEvent> events = new CopyOnWriteArrayList<>();
  private final AtomicLong ids = new AtomicLong();

  private EngineControl(SocketChannel channel) {
    this.channel = channel;
    this.out = Channels.newOutputStream(channel);
  }

  /** Connects, and listens to events from now on. */
  public static EngineControl connect(Path socket) throws IOException {
    EngineControl control =
        new EngineControl(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    Thread.ofPlatform().daemon().name("control-" + socket.getFileName()).start(control::read);
    control.ask("listen", Map.of(), ORDINARY);
    return control;
  }

  /** Who answers. */
  public Map<?, ?> status() throws IOException {
    return (Map<?, ?>) ask("status", Map.of(), ORDINARY);
  }

  /** Moves a process and waits for how that ends. */
  public MigrationOutcome migrate(int pid, Address target, String reason, Duration deadline)
      throws IOException {
    return bean(MigrationOutcome.class, ask("migrate", move(pid, target, reason), deadline));
  }

  /** Asks for a move without waiting. The future fails if the engine says no or is gone. */
  public CompletableFuture<MigrationOutcome> startMigrate(int pid, Address target, String reason)
      throws IOException {
    return send("migrate", move(pid, target, reason))
        .thenApply(answer -> bean(MigrationOutcome.class, answer));
  }

  /** Test aid of the engine: home and away again at every forwarded call. */
  public void bounce(int pid, Address target, boolean on) throws IOException {
    Map<String, Object> request = move(pid, target, "bounce");
    request.put("on", on);
    ask("bounce", request, ORDINARY);
  }

  /** All processes of the engine, and guests. */
  public List<ProcessView> processes() throws IOException {
    return ((List<?>) ask("processes", Map.of(), ORDINARY))
        .stream().map(each -> bean(ProcessView.class, each)).toList();
  }

  /** One process, if the engine shows it. */
  public Optional<ProcessView> process(int pid) throws IOException {
    return processes().stream().filter(view -> view.pid() == pid).findFirst();
  }

  /** Why a process cannot move now. */
  public Optional<StayReason> why(int pid) throws IOException {
    Object answer = ask("why", Map.of("pid", pid), ORDINARY);
    return Optional.ofNullable(answer).map(each -> bean(StayReason.class, each));
  }

  /** Freezes a process at home; returns how many bytes of it are in swap. */
  public long freeze(int pid, boolean byHand) throws IOException {
    Map<String, Object> request = Map.of("pid", pid, "byHand", byHand, "reason", "test");
    Map<?, ?> answer = (Map<?, ?>) ask("freeze", request, ORDINARY);
    return ((Number) answer.get("swappedBytes")).longValue();
  }

  /** Lets a frozen process go on. */
  public void thaw(int pid) throws IOException {
    ask("thaw", Map.of("pid", pid, "reason", "test"), ORDINARY);
  }

  /** Sends every guest of this engine home. */
  public void expel() throws IOException {
    ask("expel", Map.of(), ORDINARY);
  }

  /** Says whom this engine takes as guests; returns how many it asked to go home. */
  public int admit(Admission admission) throws IOException {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("guests", admission.guests());
    request.put("homes", admission.homes());
    request.put("reason", admission.reason());
    Map<?, ?> answer = (Map<?, ?>) ask("admit", request, ORDINARY);
    return ((Number) answer.get("count")).intValue();
  }

  /** Events of one process since the connection was made. */
  public List<MigrationEvent> events(int pid) {
    return events.stream().filter(event -> event.pid() == pid).toList();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /**
   * An engine as others reach it.
   *
   * @param node id of the node
   * @param host address of its engine
   * @param port TCP port of its engine
   */
  public record Address(String node, String host, int port) {}

  private static Map<String, Object> move(int pid, Address target, String reason) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("pid", pid);
    request.put("target", target.node());
    request.put("host", target.host());
    request.put("port", target.port());
    request.put("reason", reason);
    return request;
  }

  private Object ask(String op, Map<String, Object> arguments, Duration deadline)
      throws IOException {
    try {
      return send(op, arguments).get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("the engine did not answer " + op + " within " + deadline, e);
    } catch (ExecutionException e) {
      throw new IOException(op + ": " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted in " + op, e);
    }
  }

  private CompletableFuture<Object> send(String op, Map<String, Object> arguments)
      throws IOException {
    long id = ids.incrementAndGet();
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("id", id);
    request.put("op", op);
    request.putAll(arguments);
    CompletableFuture<Object> answer = new CompletableFuture<>();
    open.put(id, answer);
    byte[] line = (JSON.std.asString(request) + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (out) {
      out.write(line);
      out.flush();
    }
    return answer;
  }

  private void read() {
    IOException end = new IOException("the engine closed the control connection");
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8))) {
      for (String line; (line = in.readLine()) != null; ) {
        accept(JSON.std.mapFrom(line));
      }
    } catch (IOException e) {
      end = e;
    }
    for (CompletableFuture<Object> answer : open.values()) {
      answer.completeExceptionally(end);
    }
  }

  private void accept(Map<String, Object> message) {
    if (message.containsKey("event")) {
      events.add(bean(MigrationEvent.class, message.get("event")));
      return;
    }
    CompletableFuture<Object> answer = open.remove(((Number) message.get("id")).longValue());
    if (Boolean.TRUE.equals(message.get("ok"))) {
      answer.complete(message.get("result"));
    } else {
      answer.completeExceptionally(new IOException(String.valueOf(message.get("error"))));
    }
  }

  private static <T> T bean(Class<T> type, Object value) {
    try {
      return JSON.std.beanFrom(type, JSON.std.asString(value));
    } catch (IOException e) {
      throw new IllegalStateException("not a " + type.getSimpleName() + ": " + value, e);
    }
  }
}
