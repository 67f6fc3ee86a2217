package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.MigrationOutcome.Result;
import dev.roost.api.ProcessView;
import dev.roost.testkit.Await;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.Commands;
import dev.roost.testkit.EngineControl;
import dev.roost.testkit.Evidence;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.RunResult;
import dev.roost.testkit.TraceeProgram;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Processes that were born away are processes like others: each goes its own way. */
class BornAwayTest {
  private static final Map<String, String> PACE = Map.of("TRACEE_PACE_US", "60000");
  private static final Map<String, String> WHEN_TOLD =
      Map.of("TRACEE_PACE_US", "60000", "TRACEE_TOLD", "1");

  @Test
  void membersOfAFamilyGoEachItsOwnWay() throws Throwable {
    family(
        (cluster, run, family) -> {
          int child = family.get(1).pid();
          int grandchild = family.get(2).pid();
          move(cluster, child, cluster.home().address(), Result.RETURNED);
          MovedMode.awaitSteps(run, 5);
          move(cluster, run.pid(), cluster.home().address(), Result.RETURNED);
          move(cluster, child, cluster.guest().address(), Result.COMMITTED);
          MovedMode.awaitSteps(run, 6);
          move(cluster, grandchild, cluster.home().address(), Result.RETURNED);
          move(cluster, run.pid(), cluster.guest().address(), Result.COMMITTED);
        });
  }

  @Test
  void familyComesHomeWhenItsGuestSaysSo() throws Throwable {
    family(
        (cluster, run, family) -> {
          cluster.guest().control().expel();
          for (ProcessView member : family) {
            Await.until(
                "the way home of " + member.pid(),
                Stage.DEADLINE,
                () -> state(cluster, member.pid()) == ProcessView.State.HOME);
          }
        });
  }

  private interface Journey {
    void make(Cluster cluster, ObservedRun run, List<ProcessView> family) throws Exception;
  }

  /** Moves a program before its family is born, and makes the journey when all three are there. */
  private static void family(Journey journey) throws Throwable {
    TraceeProgram program = Stage.tracees().program("fork_family");
    RunResult expected = Stage.natively(program, PACE);
    Evidence evidence = Evidence.of(Stage.evidence(), "BornAwayTest");
    evidence.keepIfFails(
        () -> {
          try (Cluster cluster = Cluster.of(2, evidence.dir());
              ObservedRun run = Stage.start(program, evidence.dir(), WHEN_TOLD)) {
            MovedMode.awaitSteps(run, 1);
            Stage.move(cluster, run, cluster.guest().address(), Result.COMMITTED);
            Commands.run("kill", "-USR1", Integer.toString(run.pid()));
            MovedMode.awaitSteps(run, 4);
            List<ProcessView> family = cluster.home().control().processes();
            family = family.stream().sorted(Comparator.comparing(ProcessView::pid)).toList();
            assertThat(family).as("processes of the family").hasSize(3);
            assertThat(family)
                .as("where they are")
                .allMatch(member -> member.where().equals(cluster.guest().address().node()));
            journey.make(cluster, run, family);
            MovedMode.assertSame(run.await(Stage.DEADLINE), expected);
          }
        });
  }

  private static ProcessView.State state(Cluster cluster, int pid) throws IOException {
    return cluster.home().control().process(pid).orElseThrow().state();
  }

  private static void move(Cluster cluster, int pid, EngineControl.Address target, Result wanted)
      throws IOException {
    var outcome = cluster.home().control().migrate(pid, target, "test", Stage.DEADLINE);
    assertThat(outcome.result()).as(outcome.reason()).isEqualTo(wanted);
  }
}
