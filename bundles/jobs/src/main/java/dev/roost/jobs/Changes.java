package dev.roost.jobs;

import dev.roost.api.JobView;
import dev.roost.api.JobView.State;
import java.util.ArrayList;
import java.util.List;

/** A job with something else in it: records have no withers yet. */
final class Changes {
  private Changes() {}

  static JobView state(JobView j, State state, String reason, long nowMs) {
    long startedMs = state == State.RUNNING ? nowMs : j.startedMs();
    long endedMs = state.isEnd() ? nowMs : 0;
    return copy(j, j.priority(), state, startedMs, endedMs, j.pid(), reason);
  }

  static JobView priority(JobView j, int priority) {
    return copy(j, priority, j.state(), j.startedMs(), j.endedMs(), j.pid(), j.reason());
  }

  static JobView process(JobView j, int pid) {
    return copy(j, j.priority(), j.state(), j.startedMs(), j.endedMs(), pid, j.reason());
  }

  static JobView end(JobView j, End end) {
    return figures(j, end.code(), end.signal(), j.cpuSeconds() + end.cpuMs() / 1e3, j.visited());
  }

  /** With {@code cpuSeconds} more of CPU time. */
  static JobView used(JobView j, double cpuSeconds) {
    return figures(j, j.exitCode(), j.signal(), j.cpuSeconds() + cpuSeconds, j.visited());
  }

  /** With {@code node} among those on which it has run. */
  static JobView visited(JobView j, String node) {
    if (j.visited().contains(node)) {
      return j;
    }
    List<String> visited = new ArrayList<>(j.visited());
    visited.add(node);
    return figures(j, j.exitCode(), j.signal(), j.cpuSeconds(), visited);
  }

  private static JobView copy(
      JobView j, int priority, State state, long startedMs, long endedMs, int pid, String reason) {
    return new JobView(
        j.id(),
        j.user(),
        j.command(),
        j.directory(),
        j.output(),
        priority,
        state,
        j.jobClass(),
        j.options(),
        j.keeper(),
        j.queuedMs(),
        startedMs,
        endedMs,
        pid,
        j.exitCode(),
        j.signal(),
        j.cpuSeconds(),
        j.visited(),
        reason);
  }

  private static JobView figures(
      JobView j, int exitCode, int signal, double cpuSeconds, List<String> visited) {
    return new JobView(
        j.id(),
        j.user(),
        j.command(),
        j.directory(),
        j.output(),
        j.priority(),
        j.state(),
        j.jobClass(),
        j.options(),
        j.keeper(),
        j.queuedMs(),
        j.startedMs(),
        j.endedMs(),
        j.pid(),
        exitCode,
        signal,
        cpuSeconds,
        visited,
        j.reason());
  }
}
