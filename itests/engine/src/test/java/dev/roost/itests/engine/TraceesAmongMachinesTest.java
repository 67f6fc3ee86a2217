package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.TraceeProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tracees that look at clocks go away and home again and again, between engines that do not know
 * that they share a kernel: the body's clocks are then set by what home says over the link.
 */
class TraceesAmongMachinesTest extends MovedMode {
  private static final int MOVES = 4;
  private static final Set<String> LOOK_AT_CLOCKS =
      Set.of("alarm", "clocks", "futex", "poll", "sleep", "timer_create", "timerfd", "uptime");

  TraceesAmongMachinesTest() {
    super(SLOW);
  }

  @Override
  Stream<TraceeProgram> programs() {
    return super.programs().filter(program -> LOOK_AT_CLOCKS.contains(program.name()));
  }

  @Override
  Cluster engines(Path evidence) {
    return Cluster.ofMachines(2, evidence);
  }

  @Override
  boolean move(TraceeProgram program, ObservedRun run) throws IOException {
    for (int moved = 0; moved < MOVES; moved++) {
      if (depart(program, run) != Departure.WENT) {
        return moved > 0;
      }
      awaitSteps(run, (int) run.steps() + 1);
      MigrationOutcome outcome =
          home().control().migrate(run.pid(), home().address(), "test", Stage.DEADLINE);
      assertThat(outcome.result()).as(outcome.reason()).isIn(Result.RETURNED, Result.REFUSED);
    }
    return true;
  }
}
