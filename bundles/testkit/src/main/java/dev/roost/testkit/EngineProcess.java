package dev.roost.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A real engine in a JVM of its own. Its directory holds {@code engine.properties}, {@code keys},
 * {@code state}, {@code engine.sock} and {@code engine.log}, which is appended to over restarts.
 */
public final class EngineProcess implements AutoCloseable {

  private static final Duration READY = Duration.ofSeconds(60);
  private static final String MAIN = "dev.roost.engine.internal.Main";

  private final Path dir;
  private final EngineControl.Address address;
  private final List<String> prefix;
  private Process process;
  private EngineControl control;

  private EngineProcess(Path dir, EngineControl.Address address, List<String> prefix) {
    this.dir = dir;
    this.address = address;
    this.prefix = prefix;
  }

  /**
   * Writes the configuration of an engine and starts it.
   *
   * @param dir its directory, which must hold {@code keys}
   * @param node its id
   * @param host address to listen on
   * @param prefix command that runs the engine, for example {@code ip netns exec X}; or empty
   * @param state directory for its state
   * @param more further lines of its configuration
   */
  public static EngineProcess start(
      Path dir,
      String node,
      String host,
      List<String> prefix,
      Path state,
      Map<String, String> more) {
    EngineControl.Address address = new EngineControl.Address(node, host, freePort());
    EngineProcess engine = new EngineProcess(dir, address, prefix);
    Properties properties = new Properties();
    properties.setProperty("node", node);
    properties.setProperty("listen", host + ":" + address.port());
    properties.setProperty("keys", dir.resolve("keys").toString());
    properties.setProperty("state", state.toString());
    properties.setProperty("socket", engine.socket().toString());
    properties.setProperty("agent.uid", "0");
    properties.setProperty("cgroup", "roost-test");
    more.forEach(properties::setProperty);
    try (var out = Files.newBufferedWriter(dir.resolve("engine.properties"))) {
      properties.store(out, null);
      Files.createDirectories(state);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    engine.restart();
    return engine;
  }

  /** Starts it again with the same configuration after it ended; returns when it answers. */
  public void restart() {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-cp",
            classPath(),
            MAIN,
            "--config",
            dir.resolve("engine.properties").toString()));
    try {
      Files.deleteIfExists(socket());
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    control = Await.value("answer of engine " + address.node(), READY, this::tryConnect);
  }

  private Optional<EngineControl> tryConnect() throws IOException {
    if (!process.isAlive()) {
      throw new IOException(
          "it ended with " + process.exitValue() + "; its log says: " + logTail());
    }
    if (!Files.exists(socket())) {
      return Optional.empty();
    }
    EngineControl fresh;
    try {
      fresh = EngineControl.connect(socket());
    } catch (IOException notYet) {
      return Optional.empty();
    }
    Map<?, ?> status = fresh.status();
    if (!address.node().equals(status.get("node"))) {
      throw new IOException("it says that it is " + status);
    }
    return Optional.of(fresh);
  }

  /** How others reach it. */
  public EngineControl.Address address() {
    return address;
  }

  /** The connection that was made when it started. */
  public EngineControl control() {
    return control;
  }

  /** Pid of its JVM. */
  public int pid() {
    return (int) process.pid();
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL, as when the kernel or a person kills it. Returns when it is dead. */
  public void kill() {
    process.destroyForcibly();
    Await.until("death of engine " + address.node(), READY, () -> !process.isAlive());
  }

  /** Where its log is. */
  public Path log() {
    return dir.resolve("engine.log");
  }

  /** The last lines of its log. */
  public String logTail() {
    try {
      List<String> lines = Files.readAllLines(log());
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    } catch (IOException e) {
      return "no log: " + e.getMessage();
    }
  }

  /** SIGTERM, then SIGKILL if it does not end within 10 s. */
  @Override
  public void close() throws IOException {
    control.close();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }

  /**
   * The engine of the test's own class path, unless {@code roost.engine.classpath} names another.
   */
  private static String classPath() {
    String own =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String other = System.getProperty("roost.engine.classpath", "");
    return other.isEmpty() ? own : other;
  }

  private Path socket() {
    return dir.resolve("engine.sock");
  }

  private static int freePort() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
