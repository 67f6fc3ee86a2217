package dev.roost.itests.engine;

import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.TraceeProgram;
import java.io.IOException;
import java.util.Map;

/**
 * Every tracee comes home at every forwarded call, where the call runs natively, and is sent away
 * again at once: the widest test of departures and returns in any state.
 */
class TraceesBouncedTest extends MovedMode {

  /**
   * Few rounds, since each forwarded call costs two moves; slow ones, so that it begins in time.
   */
  TraceesBouncedTest() {
    super(Map.of("TRACEE_ROUNDS", "10", "TRACEE_PACE_US", "100000"));
  }

  @Override
  boolean move(TraceeProgram program, ObservedRun run) throws IOException {
    awaitSteps(run, 1);
    if (!program.stays()) {
      home().control().bounce(run.pid(), guest().address(), true);
    }
    return run.ending().isEmpty();
  }
}
