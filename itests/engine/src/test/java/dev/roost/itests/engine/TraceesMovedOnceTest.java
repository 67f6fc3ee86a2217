package dev.roost.itests.engine;

import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.TraceeProgram;
import java.io.IOException;

/** Every tracee is moved to a guest in the middle and ends there. */
class TraceesMovedOnceTest extends MovedMode {

  TraceesMovedOnceTest() {
    super(SLOW);
  }

  @Override
  boolean move(TraceeProgram program, ObservedRun run) throws IOException {
    return depart(program, run) != Departure.TOO_LATE;
  }
}
