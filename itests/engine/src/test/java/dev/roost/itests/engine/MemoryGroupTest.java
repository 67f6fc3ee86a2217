package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.api.ProcessView;
import dev.roost.testkit.Await;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.Commands;
import dev.roost.testkit.EngineControl;
import dev.roost.testkit.Evidence;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.Processes;
import dev.roost.testkit.RunResult;
import dev.roost.testkit.TraceeProgram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes that share memory are all at home or all at one guest. */
class MemoryGroupTest {
  private static final Map<String, String> PACE = Map.of("TRACEE_PACE_US", "120000");
  private static final Map<String, String> WHEN_TOLD =
      Map.of("TRACEE_PACE_US", "120000", "TRACEE_TOLD", "1");

  /** Members are counted in the order of their pids; 0 is the leader. */
  @ParameterizedTest(name = "{0} goes, {1} comes home")
  @CsvSource({"0, 3", "2, 1"})
  void whereOneMemberGoesAllGo(int goes, int comes) throws Throwable {
    travel(
        "family_counter",
        "MemoryGroupTest-" + goes + "-" + comes,
        PACE,
        (cluster, run) -> {
          MovedMode.awaitSteps(run, 1);
          List<Integer> members = members(run.pid(), 4);
          move(cluster, members.get(goes), cluster.guest().address(), Result.COMMITTED);
          awaitAllAt(cluster, members, cluster.guest().address());
          awaitNextStep(run);
          move(cluster, members.get(comes), cluster.home().address(), Result.RETURNED);
          awaitAllAt(cluster, members, cluster.home().address());
          awaitNextStep(run);
          move(cluster, members.get(comes), cluster.guest().address(), Result.COMMITTED);
          awaitAllAt(cluster, members, cluster.guest().address());
        });
  }

  @Test
  void allComeHomeWhenTheirGuestSaysSo() throws Throwable {
    travel(
        "family_counter",
        "MemoryGroupTest-expel",
        PACE,
        (cluster, run) -> {
          MovedMode.awaitSteps(run, 1);
          List<Integer> members = members(run.pid(), 4);
          move(cluster, run.pid(), cluster.guest().address(), Result.COMMITTED);
          awaitAllAt(cluster, members, cluster.guest().address());
          cluster.guest().control().expel();
          awaitAllAt(cluster, members, cluster.home().address());
        });
  }

  @Test
  void whoIsBornAwayBelongsToTheGroup() throws Throwable {
    travel(
        "family_grows",
        "MemoryGroupTest-born",
        WHEN_TOLD,
        (cluster, run) -> {
          MovedMode.awaitSteps(run, 1);
          move(cluster, run.pid(), cluster.guest().address(), Result.COMMITTED);
          Commands.run("kill", "-USR1", Integer.toString(run.pid()));
          MovedMode.awaitSteps(run, 4);
          List<Integer> members = members(run.pid(), 3);
          awaitAllAt(cluster, members, cluster.guest().address());
          move(cluster, members.getLast(), cluster.home().address(), Result.RETURNED);
          awaitAllAt(cluster, members, cluster.home().address());
          awaitNextStep(run);
          move(cluster, members.get(1), cluster.guest().address(), Result.COMMITTED);
          awaitAllAt(cluster, members, cluster.guest().address());
        });
  }

  @Test
  void allWhoAreConnectedOverOthersAreOneGroup() throws Throwable {
    travel(
        "family_two_objects",
        "MemoryGroupTest-two-objects",
        PACE,
        (cluster, run) -> {
          MovedMode.awaitSteps(run, 1);
          List<Integer> members = members(run.pid(), 3);
          move(cluster, run.pid(), cluster.guest().address(), Result.COMMITTED);
          awaitAllAt(cluster, members, cluster.guest().address());
          move(cluster, members.getLast(), cluster.home().address(), Result.RETURNED);
          awaitAllAt(cluster, members, cluster.home().address());
        });
  }

  /** Who shares nothing any more goes its own way, though its parent and its child are a group. */
  @Test
  void whoHasUnmappedTheMemoryIsNoMember() throws Throwable {
    travel(
        "family_grand",
        "MemoryGroupTest-grand",
        PACE,
        (cluster, run) -> {
          MovedMode.awaitSteps(run, 1);
          List<Integer> family = members(run.pid(), 3);
          List<Integer> group = List.of(family.getFirst(), family.getLast());
          move(cluster, group.getLast(), cluster.guest().address(), Result.COMMITTED);
          awaitAllAt(cluster, group, cluster.guest().address());
          assertThat(Processes.bodiesOf(family.get(1))).as("bodies of the one between").isEmpty();
        });
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"filter, it has a system-call filter of its own", "attached-to-read, /SYSV"})
  void aMemberThatStaysKeepsAllAndIsNamed(String how, String reason) throws Throwable {
    travel(
        "family_stays " + how,
        "MemoryGroupTest-stays-" + how,
        PACE,
        (cluster, run) -> {
          MovedMode.awaitSteps(run, 1);
          List<Integer> members = members(run.pid(), 3);
          int stays = members.get(1);
          for (int other : List.of(members.getFirst(), members.getLast())) {
            MigrationOutcome outcome =
                move(cluster, other, cluster.guest().address(), Result.REFUSED);
            assertThat(outcome.reason()).contains("process " + stays).contains(reason);
            assertThat(outcome.reason().lines()).as("lines of the sentence").hasSize(1);
          }
          MigrationOutcome own = move(cluster, stays, cluster.guest().address(), Result.REFUSED);
          assertThat(own.reason()).contains(reason);
          for (int member : members) {
            assertThat(Processes.bodiesOf(member)).as("bodies of " + member).isEmpty();
          }
          awaitNextStep(run);
        });
  }

  private interface Journey {
    void make(Cluster cluster, ObservedRun run) throws Exception;
  }

  /** Starts a family, makes the journey, and sees that it ends as natively. */
  private static void travel(
      String title, String evidenceOf, Map<String, String> environment, Journey journey)
      throws Throwable {
    TraceeProgram program = Stage.tracees().program(title);
    RunResult expected = Stage.natively(program, PACE);
    Evidence evidence = Evidence.of(Stage.evidence(), evidenceOf);
    evidence.keepIfFails(
        () -> {
          try (Cluster cluster = Cluster.of(2, evidence.dir());
              ObservedRun run = Stage.start(program, evidence.dir(), environment)) {
            journey.make(cluster, run);
            MovedMode.assertSame(run.await(Stage.DEADLINE), expected);
          }
        });
  }

  private static MigrationOutcome move(
      Cluster cluster, int pid, EngineControl.Address target, Result wanted) throws IOException {
    MigrationOutcome outcome =
        cluster.home().control().migrate(pid, target, "test", Stage.DEADLINE);
    assertThat(outcome.result()).as(outcome.reason()).isEqualTo(wanted);
    return outcome;
  }

  /** The leader and its descendants, eldest first. */
  private static List<Integer> members(int leader, int count) {
    List<Integer> members = new ArrayList<>(List.of(leader));
    members.addAll(Processes.descendantsOf(leader));
    assertThat(members).as("processes of the family").hasSize(count);
    return members;
  }

  private static void awaitAllAt(
      Cluster cluster, List<Integer> members, EngineControl.Address place) {
    boolean home = place.node().equals(cluster.home().address().node());
    ProcessView.State wanted = home ? ProcessView.State.HOME : ProcessView.State.AWAY;
    for (int member : members) {
      Await.until(
          "process " + member + " of " + members + " at " + place.node(),
          Stage.DEADLINE,
          () ->
              cluster
                  .home()
                  .control()
                  .process(member)
                  .filter(view -> view.state() == wanted && view.where().equals(place.node()))
                  .isPresent());
      Await.until(
          "bodies of process " + member + ": " + (home ? "none" : "one"),
          Stage.DEADLINE,
          () -> Processes.bodiesOf(member).size() == (home ? 0 : 1));
    }
  }

  /** All go on: the leader says so when it has met the others in every round of a tenth. */
  private static void awaitNextStep(ObservedRun run) {
    MovedMode.awaitSteps(run, (int) run.steps() + 1);
  }
}
