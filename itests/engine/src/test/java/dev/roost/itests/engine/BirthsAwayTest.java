package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.MigrationEvent;
import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.Evidence;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.RunResult;
import dev.roost.testkit.TraceeProgram;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program makes while it is away does not bring it home. */
class BirthsAwayTest {

  @ParameterizedTest
  @ValueSource(strings = {"threads_come_and_go"})
  void programEndsAwayAsNativelyAndWasNeverCalledHome(String name) throws Throwable {
    TraceeProgram program = Stage.tracees().program(name);
    Map<String, String> environment = Map.of("TRACEE_PACE_US", "25000");
    RunResult expected = Stage.natively(program, environment);
    Evidence evidence = Evidence.of(Stage.evidence(), "BirthsAwayTest-" + name);
    evidence.keepIfFails(
        () -> {
          try (Cluster cluster = Cluster.of(2, evidence.dir());
              ObservedRun run = Stage.start(program, evidence.dir(), environment)) {
            MovedMode.awaitSteps(run, 1);
            MigrationOutcome away =
                cluster
                    .home()
                    .control()
                    .migrate(run.pid(), cluster.guest().address(), "test", Stage.DEADLINE);
            assertThat(away.result()).as(away.reason()).isEqualTo(Result.COMMITTED);
            MovedMode.assertSame(run.await(Stage.DEADLINE), expected);
            assertThat(cluster.home().control().events(run.pid()))
                .as("moves of the process")
                .extracting(MigrationEvent::kind)
                .doesNotContain(MigrationEvent.Kind.RETURNED);
          }
        });
  }
}
