package dev.roost.discovery.contract;

import dev.roost.broker.BrokerStatus.State;
import dev.roost.broker.internal.BrokerSettings;
import dev.roost.broker.internal.MosquittoSupervisor;
import java.nio.file.Path;
import java.time.Duration;

/** Roost's own broker, started by Roost's own code. */
final class MosquittoBroker implements TestBroker {

  private final BrokerSettings settings;
  private MosquittoSupervisor supervisor;

  MosquittoBroker(TestCluster cluster, String name, int port) throws Exception {
    settings =
        new BrokerSettings(
            "127.0.0.1",
            port,
            cluster.keys(name),
            cluster.directory(name + "-broker"),
            Path.of("/usr/sbin/mosquitto"));
  }

  @Override
  public void start() throws Exception {
    supervisor = new MosquittoSupervisor(settings);
    supervisor.start();
    Await.until(
        "Mosquitto runs",
        Duration.ofSeconds(10),
        () -> supervisor.report().state() == State.RUNNING,
        () -> supervisor.report());
  }

  @Override
  public void kill() {
    ProcessHandle process = ProcessHandle.of(supervisor.report().pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
    // So that it stays away until the test wants it back.
    supervisor.close();
  }

  @Override
  public int port() {
    return settings.port();
  }

  @Override
  public void close() {
    supervisor.close();
  }
}
