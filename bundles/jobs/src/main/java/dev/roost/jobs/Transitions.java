package dev.roost.jobs;

import dev.roost.api.JobView;
import dev.roost.api.JobView.State;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which state may follow which: the table in docs/jobs.md. */
final class Transitions {
  private static final Map<State, Set<State>> NEXT = new EnumMap<>(State.class);

  static {
    NEXT.put(State.QUEUED, EnumSet.of(State.HELD, State.RUNNING, State.CANCELLED, State.LOST));
    NEXT.put(State.HELD, EnumSet.of(State.QUEUED, State.CANCELLED, State.LOST));
    NEXT.put(State.RUNNING, EnumSet.of(State.CANCELLING, State.DONE, State.LOST));
    NEXT.put(State.CANCELLING, EnumSet.of(State.CANCELLED, State.LOST));
  }

  private Transitions() {}

  /**
   * Refuses what the table does not have.
   *
   * @param what what was asked for, the end of a sentence: {@code cannot be held}
   */
  static void check(JobView job, State to, String what) {
    if (!NEXT.getOrDefault(job.state(), Set.of()).contains(to)) {
      throw new IllegalArgumentException(
          "job %d is %s: it %s".formatted(job.id(), job.state(), what));
    }
  }
}
