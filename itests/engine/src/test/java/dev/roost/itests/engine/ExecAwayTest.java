package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.MigrationEvent;
import dev.roost.api.MigrationEvent.Kind;
import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.testkit.Await;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.EngineProcess;
import dev.roost.testkit.Evidence;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.Processes;
import dev.roost.testkit.RunResult;
import dev.roost.testkit.TraceeProgram;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A program that is away becomes another one by execve(2). */
class ExecAwayTest {
  private static final int MIB = 64;
  private static final int ROUND_TRIPS = 8;

  @Test
  void noMemoryComesHomeAndTheNewProgramIsSentOn() throws Throwable {
    run(
        "exec_heap",
        slowly("TRACEE_MIB", Integer.toString(MIB)),
        (cluster, run) -> {
          Stage.move(cluster, run, cluster.guest().address(), Result.COMMITTED);
          awaitKinds(cluster, run, Kind.STARTED, Kind.COMMITTED, Kind.RETURNED);
          List<MigrationEvent> events = cluster.home().control().events(run.pid());
          assertThat(events.get(1).bytes()).as("sent").isGreaterThan((long) MIB << 20);
          assertThat(events.get(2).bytes()).as("came home").isZero();
          assertThat(events.get(2).reason()).isEqualTo("it became another program: exe");
          awaitKinds(
              cluster,
              run,
              Kind.STARTED,
              Kind.COMMITTED,
              Kind.RETURNED,
              Kind.STARTED,
              Kind.COMMITTED);
          assertThat(Processes.bodiesOf(run.pid())).as("the new program's body").hasSize(1);
        });
  }

  @Test
  void theOnlyThreadThatIsLeftMayExecute() throws Throwable {
    run(
        "exec_without_leader",
        slowly("TRACEE_PACE_US", "25000"),
        (cluster, run) -> {
          Stage.move(cluster, run, cluster.guest().address(), Result.COMMITTED);
          awaitKinds(cluster, run, Kind.STARTED, Kind.COMMITTED, Kind.RETURNED);
        });
  }

  /** Each move meets an exec now and then: it is either over or fulfilled by it. */
  @Test
  void aProgramThatExecutesAllTheTimeGoesAndComesAsItIsTold() throws Throwable {
    run(
        "exec_chain",
        Map.of("TRACEE_PACE_US", "5000", "TRACEE_ROUNDS", "900"),
        (cluster, run) -> {
          for (int trip = 0; trip < ROUND_TRIPS && run.ending().isEmpty(); trip++) {
            move(cluster, run, cluster.guest(), Result.COMMITTED);
            move(cluster, run, cluster.home(), Result.RETURNED);
          }
          assertThat(run.ending()).as("it travelled while it worked").isEmpty();
        });
  }

  /** It may be there already, by exec or sent on, or may have to be asked again: it is in exec. */
  private static void move(Cluster cluster, ObservedRun run, EngineProcess to, Result wanted)
      throws Exception {
    MigrationOutcome outcome =
        cluster.home().control().migrate(run.pid(), to.address(), "test", Stage.DEADLINE);
    assertThat(outcome.result()).as(outcome.reason()).isIn(wanted, Result.REFUSED);
  }

  /** Long enough before it executes that busy engines have moved it. */
  private static Map<String, String> slowly(String name, String value) {
    return Map.of("TRACEE_ROUNDS", "400", name, value);
  }

  private interface Scene {
    void play(Cluster cluster, ObservedRun run) throws Exception;
  }

  /** Plays it with a running program, which must then end as natively. */
  private static void run(String name, Map<String, String> environment, Scene scene)
      throws Throwable {
    TraceeProgram program = Stage.tracees().program(name);
    RunResult expected = Stage.natively(program, environment);
    Evidence evidence = Evidence.of(Stage.evidence(), "ExecAwayTest-" + name);
    evidence.keepIfFails(
        () -> {
          try (Cluster cluster = Cluster.of(2, evidence.dir());
              ObservedRun run = Stage.start(program, evidence.dir(), environment)) {
            MovedMode.awaitSteps(run, 1);
            scene.play(cluster, run);
            MovedMode.assertSame(run.await(Stage.DEADLINE), expected);
          }
        });
  }

  private static void awaitKinds(Cluster cluster, ObservedRun run, Kind... kinds) {
    Await.until(
        "events " + List.of(kinds),
        Stage.DEADLINE,
        () ->
            cluster.home().control().events(run.pid()).stream()
                .map(MigrationEvent::kind)
                .limit(kinds.length)
                .toList()
                .equals(List.of(kinds)));
  }
}
