package dev.roost.shell;

import dev.roost.api.JobOptions;
import dev.roost.api.JobQueue;
import dev.roost.api.JobView;
import dev.roost.api.JobView.State;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Three jobs that stand still, to have something to print. */
final class SmallQueue implements JobQueue {
  private static final long SOME_HOURS_AGO_MS = System.currentTimeMillis() - 3 * 3_600_000;

  private final Map<Long, JobView> jobs = new LinkedHashMap<>();

  SmallQueue() {
    put(job(12, "ann", "make test", State.RUNNING, 50, 340, -1, 9.8, "", "n1", "n2"));
    put(job(14, "ann", "gzip -9 a.iso", State.QUEUED, 20, 0, -1, 0, ""));
    put(job(11, "bob", "sh", State.DONE, 50, 280, 3, 4.1, "it ended with exit code 3", "n1"));
  }

  private static JobView job(
      long id,
      String user,
      String command,
      State state,
      int priority,
      int pid,
      int exitCode,
      double cpuSeconds,
      String reason,
      String... visited) {
    long endedMs = state.isEnd() ? SOME_HOURS_AGO_MS : 0;
    return new JobView(
        id,
        user,
        command,
        "/home",
        "job-%j.out",
        priority,
        state,
        null,
        JobOptions.NONE,
        1,
        SOME_HOURS_AGO_MS,
        pid == 0 ? 0 : SOME_HOURS_AGO_MS,
        endedMs,
        pid,
        exitCode,
        0,
        cpuSeconds,
        List.of(visited),
        reason);
  }

  private JobView put(JobView job) {
    jobs.put(job.id(), job);
    return job;
  }

  private JobView put(JobView j, State state, int priority) {
    return put(
        job(
            j.id(),
            j.user(),
            j.command(),
            state,
            priority,
            j.pid(),
            j.exitCode(),
            j.cpuSeconds(),
            j.reason(),
            j.visited().toArray(String[]::new)));
  }

  @Override
  public List<JobView> jobs() {
    return List.copyOf(jobs.values());
  }

  @Override
  public JobView job(long id) {
    JobView job = jobs.get(id);
    if (job == null) {
      throw new IllegalArgumentException("there is no job " + id);
    }
    return job;
  }

  @Override
  public JobView hold(long id) {
    return put(job(id), State.HELD, job(id).priority());
  }

  @Override
  public JobView release(long id) {
    return put(job(id), State.QUEUED, job(id).priority());
  }

  @Override
  public JobView cancel(long id) {
    return put(job(id), State.CANCELLING, job(id).priority());
  }

  @Override
  public JobView priority(long id, int priority) {
    return put(job(id), job(id).state(), priority);
  }

  @Override
  public JobView await(long id, Duration limit) {
    return job(id);
  }
}
