package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.Ending;
import dev.roost.testkit.Evidence;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.TraceeProgram;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a guest cannot host it refuses with one sentence, and the program goes on at home. */
class RefusedOffersTest {

  @Test
  void aLimitAboveTheHardOneOfTheGuestsEngineIsRefusedByName() throws Throwable {
    refused(
        Stage.tracees().program("limit_stack 12"),
        Map.of("TRACEE_PACE_US", "50000"),
        List.of("sh", "-c", "ulimit -s 8192; exec \"$@\"", "sh"),
        Map.of(),
        "guest cannot host it: it can give a process at most 8388608 bytes of stack"
            + " \\(RLIMIT_STACK\\), this one may have 12582912");
  }

  @Test
  void aProcessThatIsLargerThanGuestsMayBeIsRefusedByName() throws Throwable {
    refused(
        Stage.tracees().program("big_heap"),
        Map.of("TRACEE_MIB", "200", "TRACEE_PACE_US", "25000"),
        List.of(),
        Map.of("guest.memory", "64M"),
        "guest cannot host it: it has 20\\d MiB of memory, and of the 64 MiB that guests get 64"
            + " are free");
  }

  private static void refused(
      TraceeProgram program,
      Map<String, String> environment,
      List<String> prefix,
      Map<String, String> more,
      String sentence)
      throws Throwable {
    Evidence evidence = Evidence.of(Stage.evidence(), "RefusedOffersTest-" + program.title());
    evidence.keepIfFails(
        () -> {
          try (Cluster cluster = Cluster.withGuest(prefix, more, evidence.dir());
              ObservedRun run = Stage.start(program, evidence.dir(), environment)) {
            MovedMode.awaitSteps(run, 1);
            MigrationOutcome outcome =
                cluster
                    .home()
                    .control()
                    .migrate(run.pid(), cluster.guest().address(), "test", Stage.DEADLINE);
            assertThat(outcome.result()).as(outcome.reason()).isEqualTo(Result.REFUSED);
            assertThat(outcome.reason()).matches(sentence);
            assertThat(run.await(Stage.DEADLINE).ending()).isEqualTo(Ending.SUCCESS);
          }
        });
  }
}
