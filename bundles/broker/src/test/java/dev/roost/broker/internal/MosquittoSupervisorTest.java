package dev.roost.broker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.broker.BrokerStatus.Report;
import dev.roost.broker.BrokerStatus.State;
import dev.roost.trust.ClusterAuthority;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the real Mosquitto of the machine. */
@Timeout(60)
class MosquittoSupervisorTest {

  private static final Path MOSQUITTO = Path.of("/usr/sbin/mosquitto");
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path root;

  private int port;

  @BeforeEach
  void enroll() throws Exception {
    ClusterAuthority.create(root.resolve("ca"), "barn")
        .issue("node-1", root.resolve("keys"), List.of());
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
  }

  @Test
  void servesUntilItIsClosed() throws Exception {
    MosquittoSupervisor supervisor = start(MOSQUITTO);
    Report running = await(supervisor, report -> report.state() == State.RUNNING);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      assertThat(socket.isConnected()).isTrue();
    }
    assertThat(running.listen()).isEqualTo("127.0.0.1:" + port);
    assertThat(ProcessHandle.of(running.pid())).isPresent();

    supervisor.close();

    assertThat(isGone(running.pid())).isTrue();
    assertThat(supervisor.report().state()).isEqualTo(State.STOPPED);
    assertThat(root.resolve("state/mosquitto.pid")).doesNotExist();
  }

  @Test
  void startsItAgainWhenItIsKilled() throws Exception {
    try (MosquittoSupervisor supervisor = start(MOSQUITTO)) {
      long first = await(supervisor, report -> report.state() == State.RUNNING).pid();
      ProcessHandle.of(first).orElseThrow().destroyForcibly();

      Report second =
          await(supervisor, report -> report.state() == State.RUNNING && report.pid() != first);

      assertThat(second.restarts()).isEqualTo(1);
    }
  }

  @Test
  void saysWhyItDoesNotRun() throws Exception {
    try (MosquittoSupervisor supervisor = start(root.resolve("nowhere"))) {
      Report report = await(supervisor, seen -> seen.state() == State.FAILED);

      assertThat(report.sentence())
          .startsWith("could not be started: there is no Mosquitto at " + root.resolve("nowhere"))
          .contains("apt-get install mosquitto");
    }
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        MosquittoSupervisor supervisor = start(MOSQUITTO)) {
      assertThat(taken.isBound()).isTrue();
      Report report = await(supervisor, seen -> seen.state() == State.FAILED);

      assertThat(report.sentence()).contains("Error: Address already in use");
    }
  }

  @Test
  void leavesNoBrokerBehindWhenItsJvmIsKilled() throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SupervisorMain.class.getName(),
                Integer.toString(port),
                root.resolve("keys").toString(),
                root.resolve("state").toString())
            .redirectError(root.resolve("jvm.log").toFile())
            .start();
    String line = jvm.inputReader().readLine();
    assertThat(line).as(Files.readString(root.resolve("jvm.log"))).startsWith("pid ");
    long broker = Long.parseLong(line.substring(4));
    assertThat(isGone(broker)).isFalse();

    jvm.destroyForcibly().waitFor();

    long end = System.nanoTime() + SOON.toNanos();
    while (!isGone(broker) && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    assertThat(isGone(broker)).isTrue();
  }

  @Test
  void endsABrokerThatAnEarlierJvmLeftBehind() throws Exception {
    BrokerSettings settings = settings(MOSQUITTO);
    MosquittoConfiguration.write(settings);
    Process leftOver =
        new ProcessBuilder(MOSQUITTO.toString(), "-c", settings.configurationFile().toString())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("left-over.log").toFile())
            .start();
    Files.writeString(settings.pidFile(), leftOver.pid() + "\n");

    try (MosquittoSupervisor supervisor = start(MOSQUITTO)) {
      await(supervisor, report -> report.state() == State.RUNNING);

      assertThat(leftOver.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private MosquittoSupervisor start(Path program) {
    MosquittoSupervisor supervisor = new MosquittoSupervisor(settings(program));
    supervisor.start();
    return supervisor;
  }

  private BrokerSettings settings(Path program) {
    return new BrokerSettings(
        "127.0.0.1", port, root.resolve("keys"), root.resolve("state"), program);
  }

  private static boolean isGone(long pid) {
    // A zombie is gone: who has to collect it is not ours to say.
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    return process.isEmpty() || process.get().info().command().isEmpty();
  }

  private static Report await(MosquittoSupervisor supervisor, Predicate<Report> condition) {
    long end = System.nanoTime() + SOON.toNanos();
    while (!condition.test(supervisor.report())) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("still " + supervisor.report());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    return supervisor.report();
  }
}
