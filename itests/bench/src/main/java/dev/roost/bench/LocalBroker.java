package dev.roost.bench;

import dev.roost.broker.BrokerStatus.State;
import dev.roost.broker.internal.BrokerSettings;
import dev.roost.broker.internal.MosquittoSupervisor;
import dev.roost.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Roost's own broker, started by Roost's own code, on loopback. */
final class LocalBroker implements AutoCloseable {

  private static final Duration READY = Duration.ofSeconds(60);

  private final MosquittoSupervisor supervisor;
  private final int port;

  private LocalBroker(MosquittoSupervisor supervisor, int port) {
    this.supervisor = supervisor;
    this.port = port;
  }

  static LocalBroker start(Workshop workshop) throws IOException {
    int port;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = probe.getLocalPort();
    }
    workshop.credentials("hub");
    MosquittoSupervisor supervisor =
        new MosquittoSupervisor(
            new BrokerSettings(
                "127.0.0.1",
                port,
                workshop.keys("hub"),
                workshop.of("hub").resolve("broker"),
                Path.of("/usr/sbin/mosquitto")));
    supervisor.start();
    LocalBroker broker = new LocalBroker(supervisor, port);
    try {
      Await.value("Mosquitto", READY, broker::running);
      return broker;
    } catch (AssertionError e) {
      broker.close();
      throw e;
    }
  }

  private Optional<Integer> running() {
    return supervisor.report().state() == State.RUNNING ? Optional.of(pid()) : Optional.empty();
  }

  URI address() {
    return URI.create("ssl://127.0.0.1:" + port);
  }

  int pid() {
    return (int) supervisor.report().pid();
  }

  @Override
  public void close() {
    supervisor.close();
  }
}
