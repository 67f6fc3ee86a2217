package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.MigrationOutcome.Result;
import dev.roost.testkit.Await;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.Commands;
import dev.roost.testkit.Evidence;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.RunResult;
import dev.roost.testkit.TraceeProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that job control has stopped travels as it is, and goes on when it is continued. */
class StoppedProcessTest {
  private static final Map<String, String> PACE = Map.of("TRACEE_PACE_US", "25000");

  @ParameterizedTest
  @ValueSource(strings = {"count", "threads_ping_pong", "pipe_child"})
  void stoppedProcessTravelsAndGoesOnAway(String name) throws Throwable {
    travel(
        name,
        (cluster, run) -> {
          Stage.move(cluster, run, cluster.guest().address(), Result.COMMITTED);
          Stage.move(cluster, run, cluster.home().address(), Result.RETURNED);
          Stage.move(cluster, run, cluster.guest().address(), Result.COMMITTED);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"count", "threads_ping_pong", "pipe_child"})
  void processThatWasStoppedAwayComesHomeStopped(String name) throws Throwable {
    travel(
        name,
        (cluster, run) -> {
          Stage.move(cluster, run, cluster.guest().address(), Result.COMMITTED);
          signal(run, "CONT");
          MovedMode.awaitSteps(run, 3);
          signal(run, "STOP");
          awaitState(run, 't');
          Stage.move(cluster, run, cluster.home().address(), Result.RETURNED);
          assertThat(state(run)).as("state at home").isEqualTo('T');
        });
  }

  private interface Journey {
    void make(Cluster cluster, ObservedRun run) throws Exception;
  }

  /** Stops a program, makes the journey, and continues it. */
  private static void travel(String name, Journey journey) throws Throwable {
    TraceeProgram program = Stage.tracees().program(name);
    RunResult expected = Stage.natively(program, PACE);
    Evidence evidence = Evidence.of(Stage.evidence(), "StoppedProcessTest-" + name);
    evidence.keepIfFails(
        () -> {
          try (Cluster cluster = Cluster.of(2, evidence.dir());
              ObservedRun run = Stage.start(program, evidence.dir(), PACE)) {
            MovedMode.awaitSteps(run, 2);
            signal(run, "STOP");
            awaitState(run, 'T');
            journey.make(cluster, run);
            long steps = run.steps();
            Optional<Long> further =
                Await.within(
                    "a step of a stopped program",
                    Duration.ofSeconds(1),
                    () -> Optional.of(run.steps()).filter(now -> now > steps));
            assertThat(further).as("steps while stopped").isEmpty();
            signal(run, "CONT");
            MovedMode.assertSame(run.await(Stage.DEADLINE), expected);
          }
        });
  }

  private static void signal(ObservedRun run, String name) throws IOException {
    Commands.run("kill", "-" + name, Integer.toString(run.pid()));
  }

  /** A process with a tracer is in state t where it would be in T. */
  private static void awaitState(ObservedRun run, char wanted) {
    Await.until("state " + wanted, Duration.ofSeconds(20), () -> state(run) == wanted);
  }

  private static char state(ObservedRun run) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + run.pid() + "/stat"));
    return stat.charAt(stat.lastIndexOf(')') + 2);
  }
}
