package dev.roost.simulator;

import dev.roost.simulator.Scenario.Hardware;
import dev.roost.simulator.Scenario.Network;
import dev.roost.simulator.Scenario.View;
import dev.roost.simulator.Scenario.Workload;
import java.util.Collections;

/** Scenarios of tests. */
final class Scenarios {
  private Scenarios() {}

  /** On so many equal nodes of one CPU. */
  static Scenario of(Workload work, int nodes) {
    return new Scenario(
        "test",
        Collections.nCopies(nodes, new Hardware(1, 1, 8L << 30)),
        work,
        Network.MEASURED,
        View.USUAL);
  }

  /** So many small processes of 10 s that start on the first node within a second or so. */
  static Workload burst(int jobs) {
    return new Workload(jobs, jobs, 10, 0, 1e6, 1e7, 0, 0, 0, 1);
  }
}
