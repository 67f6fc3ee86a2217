package dev.roost.jobs;

import dev.roost.api.JobView;
import dev.roost.api.JobView.State;
import dev.roost.api.NodeView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.LongToIntFunction;

/**
 * Which jobs begin now, and where there is room for each. Starts nothing.
 *
 * @param jobs all jobs, those that wait in their order
 * @param mostOfKeeper how many jobs of a keeper may run at a time
 * @param isThere whether a keeper can be told to begin something
 * @param maxRunning most jobs that run at a time; 0 for no limit
 */
record Starter(
    List<JobView> jobs, LongToIntFunction mostOfKeeper, LongPredicate isThere, int maxRunning) {

  /** A job that begins, and the node on which it has room. */
  record Start(JobView job, NodeView node) {}

  /** Those that begin, in their order; each counts in the room for those behind it. */
  List<Start> starts(Room room) {
    List<Start> starts = new ArrayList<>();
    Map<Long, Integer> running = new HashMap<>();
    jobs.stream()
        .filter(job -> job.state().isRunning())
        .forEach(job -> running.merge(job.keeper(), 1, Integer::sum));
    long all = running.values().stream().mapToInt(Integer::intValue).sum();
    Set<String> reserved = new HashSet<>();
    for (JobView job : jobs) {
      if (job.state() != State.QUEUED || !isThere.test(job.keeper())) {
        continue;
      }
      if (maxRunning > 0 && all >= maxRunning
          || reserved.size() == room.snapshot().nodes().size()) {
        break;
      }
      if (running.getOrDefault(job.keeper(), 0) >= mostOfKeeper.applyAsInt(job.keeper())) {
        continue;
      }
      Optional<NodeView> node = room.forJob(job.options(), reserved);
      if (node.isEmpty()) {
        room.toReserve(job.options(), reserved).ifPresent(kept -> reserved.add(kept.id()));
        continue;
      }
      starts.add(new Start(job, node.orElseThrow()));
      room.recent()
          .add(node.orElseThrow().id(), job.options().memoryBytes(), room.snapshot().takenAtMs());
      running.merge(job.keeper(), 1, Integer::sum);
      all++;
    }
    return starts;
  }
}
