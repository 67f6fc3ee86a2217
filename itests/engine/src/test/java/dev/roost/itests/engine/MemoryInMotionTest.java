package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.Evidence;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.TraceeProgram;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Processes that are too large to be stopped for the copy, and change their memory meanwhile. */
class MemoryInMotionTest {

  private static final long MIB = 160;
  private static final int ROUND_TRIPS = 4;

  @Test
  void memoryThatChangesWhileItIsSentArrivesAsItIs() throws Throwable {
    travel("memory_shapes");
  }

  @Test
  void onlyWhatWasWrittenAwayComesHome() throws Throwable {
    long largest = travel("big_heap");
    assertThat(largest).as("bytes of the largest way home").isLessThan(MIB << 19);
  }

  /** Out and home again and again. Returns the bytes of the largest way home. */
  private static long travel(String name) throws Throwable {
    TraceeProgram program = Stage.tracees().program(name);
    Evidence evidence = Evidence.of(Stage.evidence(), "MemoryInMotionTest-" + name);
    Map<String, String> large =
        Map.of("TRACEE_MIB", Long.toString(MIB), "TRACEE_ROUNDS", "400", "TRACEE_PACE_US", "20000");
    long[] largest = new long[1];
    evidence.keepIfFails(
        () -> {
          try (Cluster cluster = Cluster.of(2, evidence.dir());
              ObservedRun run = Stage.start(program, evidence.dir(), large)) {
            MovedMode.awaitSteps(run, 1);
            for (int trip = 0; trip < ROUND_TRIPS; trip++) {
              Stage.move(cluster, run, cluster.guest().address(), Result.COMMITTED);
              MigrationOutcome back =
                  Stage.move(cluster, run, cluster.home().address(), Result.RETURNED);
              largest[0] = Math.max(largest[0], back.bytes());
            }
            assertThat(run.ending()).as("it travelled while it worked").isEmpty();
            assertThat(run.await(Stage.DEADLINE).ending()).isEqualTo(program.ends());
          }
        });
    return largest[0];
  }
}
