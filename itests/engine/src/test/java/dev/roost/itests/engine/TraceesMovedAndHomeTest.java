package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.testkit.Await;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.Processes;
import dev.roost.testkit.TraceeProgram;
import java.io.IOException;
import java.time.Duration;

/** Every tracee is moved to a guest, comes home while it still runs, and ends natively. */
class TraceesMovedAndHomeTest extends MovedMode {

  TraceesMovedAndHomeTest() {
    super(SLOW);
  }

  @Override
  boolean move(TraceeProgram program, ObservedRun run) throws IOException {
    Departure departure = depart(program, run);
    if (departure != Departure.WENT) {
      return departure == Departure.STAYED;
    }
    awaitSteps(run, Math.max(2, allSteps(program) / 2));
    MigrationOutcome outcome =
        home().control().migrate(run.pid(), home().address(), "test", Stage.DEADLINE);
    // A call that only home can serve may have brought it home before, and it may have ended.
    assertThat(outcome.result()).as(outcome.reason()).isIn(Result.RETURNED, Result.REFUSED);
    Await.until(
        "end of the body after the return",
        Duration.ofSeconds(10),
        () -> Processes.bodiesOf(run.pid()).isEmpty());
    return true;
  }
}
