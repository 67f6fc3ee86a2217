package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.MigrationEvent;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.testkit.Await;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.Evidence;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.RunResult;
import dev.roost.testkit.TraceeProgram;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program makes while it is away does not bring it home, nor what its signalfds read. */
class BirthsAwayTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "threads_come_and_go",
        "fork_wait",
        "fork_family",
        "exec_fails",
        "spawn",
        "spawn_actions",
        "vfork_memory",
        "signalfd",
        "signalfd_read",
        "signalfd_unblock",
        "signalfd_fork",
        "signalfd_change",
        "signalfd_real_time",
        "signalfd_child",
        "signalfd_timer"
      })
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
            Stage.move(cluster, run, cluster.guest().address(), Result.COMMITTED);
            MovedMode.assertSame(run.await(Stage.DEADLINE), expected);
            // Events come in order: what was before its end has been told by then.
            Await.until(
                "news of its end",
                Stage.DEADLINE,
                () -> kinds(cluster, run).contains(MigrationEvent.Kind.ENDED));
            assertThat(kinds(cluster, run))
                .as("moves of the process")
                .doesNotContain(MigrationEvent.Kind.RETURNED);
          }
        });
  }

  private static List<MigrationEvent.Kind> kinds(Cluster cluster, ObservedRun run) {
    return cluster.home().control().events(run.pid()).stream().map(MigrationEvent::kind).toList();
  }
}
