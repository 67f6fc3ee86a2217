package dev.roost.bench;

import dev.roost.testkit.Await;
import dev.roost.testkit.EngineControl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** An engine in a JVM with the options of the appliance's. */
final class Node implements AutoCloseable {

  /** In a network namespace of its own. */
  private static final int PORT = 7400;

  private static final Duration READY = Duration.ofSeconds(60);

  private final Process process;
  private final EngineControl control;
  private final EngineControl.Address address;

  private Node(Process process, EngineControl control, EngineControl.Address address) {
    this.process = process;
    this.control = control;
    this.address = address;
  }

  static Node start(Workshop workshop, String name, Place place) throws IOException {
    Path dir = workshop.of(name);
    Path socket = dir.resolve("engine.sock");
    int port = place.namespace() == null ? freePort() : PORT;
    Properties properties = new Properties();
    properties.setProperty("node", name);
    properties.setProperty("listen", place.address() + ":" + port);
    properties.setProperty("keys", workshop.keys(name).toString());
    properties.setProperty("state", Files.createDirectories(dir.resolve("state")).toString());
    properties.setProperty("socket", socket.toString());
    Path file = dir.resolve("engine.properties");
    try (var out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
    Path log = dir.resolve("engine.log");
    Process process =
        place
            .running(Jvm.running("dev.roost.engine.internal.Main", "--config", file.toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      EngineControl control =
          Await.value("answer of engine " + name, READY, () -> connect(process, socket, log));
      return new Node(process, control, new EngineControl.Address(name, place.address(), port));
    } catch (AssertionError e) {
      Jvm.end(process);
      throw e;
    }
  }

  private static Optional<EngineControl> connect(Process process, Path socket, Path log)
      throws IOException {
    if (!process.isAlive()) {
      throw new IOException("engine ended, and says: " + Files.readString(log));
    }
    try {
      return Files.exists(socket) ? Optional.of(EngineControl.connect(socket)) : Optional.empty();
    } catch (IOException notYet) {
      return Optional.empty();
    }
  }

  EngineControl control() {
    return control;
  }

  EngineControl.Address address() {
    return address;
  }

  @Override
  public void close() throws IOException {
    control.close();
    Jvm.end(process);
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
