package dev.roost.engine.client;

import dev.roost.api.Admission;
import dev.roost.api.LoadVector;
import dev.roost.api.MigrationEvent;
import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationService;
import dev.roost.api.ProcessView;
import dev.roost.api.StayReason;
import dev.roost.api.SyscallView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The service {@link MigrationService}: each method is one request of the control protocol. */
@Component(immediate = true, configurationPid = "dev.roost.engine.client")
public final class EngineClient implements MigrationService, AutoCloseable {
  private final Listeners listeners = new Listeners();
  private final Connection connection;

  /** The configuration {@code dev.roost.engine.client}. */
  @interface Config {
    /** Path of the engine's unix socket. */
    String socket() default "/run/roost/engine.sock";
  }

  @Activate
  public EngineClient(Config config) {
    this(Path.of(config.socket()));
  }

  /** A client of the engine that listens at {@code socket}; connects at the first call. */
  public EngineClient(Path socket) {
    connection = new Connection(socket, listeners::take);
  }

  @Override
  public MigrationOutcome migrate(int pid, String target, String host, int port, String reason)
      throws IOException {
    Map<String, ?> fields =
        Map.of("pid", pid, "target", target, "host", host, "port", port, "reason", reason);
    return required(MigrationOutcome.class, "migrate", connection.call("migrate", fields));
  }

  @Override
  public List<ProcessView> processes() throws IOException {
    return Records.readAll(ProcessView.class, connection.call("processes", Map.of()));
  }

  @Override
  public StayReason why(int pid) throws IOException {
    return Records.read(StayReason.class, connection.call("why", Map.of("pid", pid)));
  }

  @Override
  public LoadVector load() throws IOException {
    return required(LoadVector.class, "load", connection.call("load", Map.of()));
  }

  @Override
  public List<SyscallView> syscalls() throws IOException {
    return Records.readAll(SyscallView.class, connection.call("syscalls", Map.of()));
  }

  @Override
  public int expel() throws IOException {
    return count("expel", connection.call("expel", Map.of()));
  }

  @Override
  public int admit(Admission admission) throws IOException {
    Map<String, ?> fields =
        Map.of(
            "guests", admission.guests().name(),
            "homes", admission.homes(),
            "reason", admission.reason());
    return count("admit", connection.call("admit", fields));
  }

  @Override
  public long freeze(int pid, boolean byHand, String reason) throws IOException {
    Map<String, ?> fields = Map.of("pid", pid, "byHand", byHand, "reason", reason);
    return number("freeze", "swappedBytes", connection.call("freeze", fields)).longValue();
  }

  @Override
  public void thaw(int pid, String reason) throws IOException {
    connection.call("thaw", Map.of("pid", pid, "reason", reason));
  }

  private static int count(String op, Object result) throws IOException {
    return number(op, "count", result).intValue();
  }

  private static Number number(String op, String name, Object result) throws IOException {
    if (result instanceof Map<?, ?> map && map.get(name) instanceof Number number) {
      return number;
    }
    throw new IOException("the engine answered %s without %s: %s".formatted(op, name, result));
  }

  @Override
  public AutoCloseable listen(Consumer<MigrationEvent> listener) throws IOException {
    AutoCloseable registration = listeners.add(listener);
    try {
      connection.listen();
      return registration;
    } catch (IOException e) {
      close(registration, e);
      throw e;
    }
  }

  private static void close(AutoCloseable registration, IOException because) {
    try {
      registration.close();
    } catch (Exception e) {
      because.addSuppressed(e);
    }
  }

  private static <T extends Record> T required(Class<T> type, String op, Object result)
      throws IOException {
    if (result == null) {
      throw new IOException("the engine answered %s with nothing".formatted(op));
    }
    return Records.read(type, result);
  }

  @Deactivate
  @Override
  public void close() {
    connection.close();
    listeners.close();
  }
}
