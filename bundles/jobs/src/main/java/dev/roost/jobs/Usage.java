package dev.roost.jobs;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.JobView;
import dev.roost.api.ProcessView;
import dev.roost.jobs.Jobs.Figures;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What jobs have used away, and where they are, by one snapshot after the other. One thread. */
final class Usage {
  /** A gap that is longer was no second of work but an agent that stood still. */
  private static final long LONGEST_MS = 5_000;

  private long lastMs = -1;

  /** What is new since the last snapshot, by the number of the job. */
  Map<Long, Figures> since(List<JobView> jobs, ClusterSnapshot snapshot) {
    long nowMs = snapshot.takenAtMs();
    double seconds = lastMs < 0 ? 0 : Math.min(nowMs - lastMs, LONGEST_MS) / 1e3;
    lastMs = nowMs;
    Map<Integer, Long> byPid = new HashMap<>();
    jobs.stream()
        .filter(job -> job.state().isRunning() && job.pid() > 0)
        .forEach(job -> byPid.put(job.pid(), job.id()));
    Map<Long, Figures> figures = new HashMap<>();
    if (!byPid.isEmpty()) {
      for (ProcessView process : snapshot.processes()) {
        jobOf(process.pid(), byPid)
            .ifPresent(id -> figures.merge(id, figures(process, seconds), Usage::sum));
      }
    }
    return figures;
  }

  private static Figures figures(ProcessView process, double seconds) {
    return new Figures(
        Set.of(process.where()), process.runsAway() ? process.cpuLoad() * seconds : 0);
  }

  private static Figures sum(Figures a, Figures b) {
    Set<String> nodes = new HashSet<>(a.nodes());
    nodes.addAll(b.nodes());
    return new Figures(nodes, a.cpuSeconds() + b.cpuSeconds());
  }

  /** The job whose process {@code pid} is, or descends from. */
  private static Optional<Long> jobOf(int pid, Map<Integer, Long> byPid) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    while (process.isPresent()) {
      Long job = byPid.get((int) process.get().pid());
      if (job != null) {
        return Optional.of(job);
      }
      process = process.get().parent();
    }
    return Optional.empty();
  }
}
