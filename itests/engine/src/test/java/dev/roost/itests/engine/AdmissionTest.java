package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.Admission;
import dev.roost.api.Admission.Guests;
import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.api.ProcessView;
import dev.roost.testkit.Await;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.Ending;
import dev.roost.testkit.Evidence;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.TraceeProgram;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A node that is reserved sends its guests home, where they go on, and takes no others. */
class AdmissionTest {

  @Test
  void guestsThatAreNotTakenGoHomeAndOthersAreRefused() throws Throwable {
    TraceeProgram program = Stage.tracees().program("count");
    Evidence evidence = Evidence.of(Stage.evidence(), "AdmissionTest");
    evidence.keepIfFails(
        () -> {
          try (Cluster cluster = Cluster.of(2, evidence.dir());
              ObservedRun run =
                  Stage.start(program, evidence.dir(), Map.of("TRACEE_PACE_US", "100000"))) {
            MovedMode.awaitSteps(run, 1);
            Stage.move(cluster, run, cluster.guest().address(), Result.COMMITTED);
            String home = cluster.home().address().node();
            Admission others = new Admission(Guests.SOME, List.of("somebody"), "its owner is back");
            // Said again and again, as the agent does: a guest that has just come is asked next
            // time.
            Await.until(
                "the guest is asked",
                Stage.DEADLINE,
                () -> cluster.guest().control().admit(others) == 1);
            Await.until(
                "the way home",
                Stage.DEADLINE,
                () ->
                    cluster
                        .home()
                        .control()
                        .process(run.pid())
                        .filter(process -> process.state() == ProcessView.State.HOME)
                        .isPresent());
            MigrationOutcome refused =
                cluster
                    .home()
                    .control()
                    .migrate(run.pid(), cluster.guest().address(), "test", Stage.DEADLINE);
            assertThat(refused.result()).as(refused.reason()).isEqualTo(Result.REFUSED);
            assertThat(refused.reason())
                .endsWith("guests of " + home + " are not taken, its owner is back");
            cluster
                .guest()
                .control()
                .admit(new Admission(Guests.SOME, List.of(home), "its owner is back"));
            Stage.move(cluster, run, cluster.guest().address(), Result.COMMITTED);
            assertThat(run.await(Stage.DEADLINE).ending()).isEqualTo(Ending.SUCCESS);
          }
        });
  }
}
