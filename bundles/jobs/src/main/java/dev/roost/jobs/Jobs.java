package dev.roost.jobs;

import dev.roost.api.JobView;
import dev.roost.api.JobView.State;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * All jobs of this node and what may become of them. Each change is in the database before the
 * method returns; if it cannot be written it has not happened. Any thread.
 */
final class Jobs implements AutoCloseable {
  /** The order in which those that wait begin. */
  private static final Comparator<JobView> TURN =
      Comparator.comparingInt(JobView::priority).thenComparingLong(JobView::id);

  private final JobStore store;
  private final LongSupplier clockMs;
  private final Map<Long, JobView> jobs = new TreeMap<>();
  private final Map<Long, Keeper> keepers = new TreeMap<>();
  private boolean closed;

  /**
   * Takes what the store has.
   *
   * @param clockMs milliseconds since 1970
   */
  Jobs(JobStore store, LongSupplier clockMs) throws SQLException {
    this.store = store;
    this.clockMs = clockMs;
    store.jobs().forEach(job -> jobs.put(job.id(), job));
    store.keepers().forEach(keeper -> keepers.put(keeper.id(), keeper));
  }

  /** Queues new jobs, all or none. */
  synchronized List<JobView> add(Submission s) {
    List<JobView> added = new ArrayList<>();
    Keeper keeper =
        stored(
            () -> {
              Keeper its =
                  new Keeper(store.nextKeeper(), s.user(), s.pid(), s.startTicks(), s.most());
              for (String command : s.commands()) {
                added.add(fresh(store.nextJob(), command, s, its));
              }
              store.write(its);
              store.write(added);
              return its;
            });
    keepers.put(keeper.id(), keeper);
    added.forEach(job -> jobs.put(job.id(), job));
    return added;
  }

  private JobView fresh(long id, String command, Submission s, Keeper keeper) {
    State state = s.held() ? State.HELD : State.QUEUED;
    return new JobView(
        id,
        s.user(),
        command,
        s.directory(),
        s.output(),
        s.priority(),
        state,
        s.jobClass(),
        s.options(),
        keeper.id(),
        clockMs.getAsLong(),
        0,
        0,
        0,
        -1,
        0,
        0,
        List.of(),
        "");
  }

  synchronized JobView job(long id) {
    JobView job = jobs.get(id);
    if (job == null) {
      throw new IllegalArgumentException(
          "there is no job %d; roost:queue list shows them".formatted(id));
    }
    return job;
  }

  synchronized Optional<JobView> find(long id) {
    return Optional.ofNullable(jobs.get(id));
  }

  /** Those that run, by number; those that wait, in their order; the ended, the last one first. */
  synchronized List<JobView> all() {
    List<JobView> all = new ArrayList<>();
    jobs.values().stream().filter(job -> job.state().isRunning()).forEach(all::add);
    jobs.values().stream().filter(Jobs::waits).sorted(TURN).forEach(all::add);
    jobs.values().stream()
        .filter(job -> job.state().isEnd())
        .sorted(
            Comparator.comparingLong(JobView::endedMs).thenComparingLong(JobView::id).reversed())
        .forEach(all::add);
    return all;
  }

  synchronized List<JobView> ofKeeper(long keeper) {
    return jobs.values().stream().filter(job -> job.keeper() == keeper).toList();
  }

  synchronized Optional<Keeper> keeper(long id) {
    return Optional.ofNullable(keepers.get(id));
  }

  /** Keepers that have jobs which wait or run. */
  synchronized List<Keeper> keepersWithJobs() {
    Set<Long> with =
        jobs.values().stream()
            .filter(job -> !job.state().isEnd())
            .map(JobView::keeper)
            .collect(Collectors.toSet());
    return keepers.values().stream().filter(keeper -> with.contains(keeper.id())).toList();
  }

  synchronized JobView hold(long id) {
    return change(job(id), State.HELD, "cannot be held", "");
  }

  synchronized JobView release(long id) {
    return change(job(id), State.QUEUED, "is not held", "");
  }

  synchronized JobView cancel(long id, String reason) {
    JobView job = job(id);
    State to = job.state() == State.RUNNING ? State.CANCELLING : State.CANCELLED;
    if (job.state() == State.CANCELLING) {
      return job;
    }
    return change(job, to, "cannot be cancelled", reason);
  }

  synchronized JobView priority(long id, int priority) {
    JobView job = job(id);
    if (!waits(job)) {
      throw new IllegalArgumentException(
          "job %d is %s: its priority means nothing any more".formatted(id, job.state()));
    }
    return write(Changes.priority(job, priority));
  }

  /** Its keeper is told to begin it. */
  synchronized JobView begin(long id, String home) {
    JobView job = job(id);
    Transitions.check(job, State.RUNNING, "cannot begin");
    return write(Changes.visited(Changes.state(job, State.RUNNING, "", clockMs.getAsLong()), home));
  }

  /** Its keeper has said which process it is. */
  synchronized JobView runs(long id, int pid) {
    return write(Changes.process(job(id), pid));
  }

  /** Its process has ended. What has an end already keeps it: keepers say it until it is heard. */
  synchronized JobView end(long id, End end) {
    JobView job = job(id);
    if (job.state().isEnd()) {
      return job;
    }
    State to = job.state() == State.CANCELLING ? State.CANCELLED : State.DONE;
    Transitions.check(job, to, "cannot end");
    return write(Changes.end(Changes.state(job, to, end.sentence(), clockMs.getAsLong()), end));
  }

  synchronized JobView lose(long id, String reason) {
    return change(job(id), State.LOST, "cannot be lost", reason);
  }

  /** Writes figures of jobs that run; what has changed otherwise meanwhile stays. */
  synchronized void figures(Map<Long, Figures> figures) {
    List<JobView> changed = new ArrayList<>();
    figures.forEach(
        (id, its) -> {
          JobView before = jobs.get(id);
          if (before != null && before.state().isRunning()) {
            JobView after = before;
            for (String node : its.nodes()) {
              after = Changes.visited(after, node);
            }
            after = its.cpuSeconds() > 0 ? Changes.used(after, its.cpuSeconds()) : after;
            if (after != before) {
              changed.add(after);
            }
          }
        });
    write(changed);
  }

  /** What one look shows of a job: where its processes are, and what they used away. */
  record Figures(Set<String> nodes, double cpuSeconds) {}

  /** Forgets all but the last {@code keep} of those that have ended. */
  synchronized void prune(int keep) {
    List<Long> old =
        all().stream().filter(job -> job.state().isEnd()).skip(keep).map(JobView::id).toList();
    if (old.isEmpty()) {
      return;
    }
    Set<Long> used =
        jobs.values().stream()
            .filter(job -> !old.contains(job.id()))
            .map(JobView::keeper)
            .collect(Collectors.toSet());
    List<Long> unused = keepers.keySet().stream().filter(id -> !used.contains(id)).toList();
    stored(
        () -> {
          store.removeJobs(old);
          store.removeKeepers(unused);
          return null;
        });
    jobs.keySet().removeAll(Set.copyOf(old));
    keepers.keySet().removeAll(Set.copyOf(unused));
  }

  /** Waits until a job has ended, the time is over, or the queue is closed. */
  synchronized JobView await(long id, Duration limit) throws InterruptedException {
    long endNs = System.nanoTime() + limit.toNanos();
    JobView job = job(id);
    while (!job.state().isEnd() && !closed) {
      long leftMs = (endNs - System.nanoTime()) / 1_000_000;
      if (leftMs <= 0) {
        break;
      }
      wait(leftMs);
      job = job(id);
    }
    return job;
  }

  static boolean waits(JobView job) {
    return job.state() == State.QUEUED || job.state() == State.HELD;
  }

  private JobView change(JobView job, State to, String what, String reason) {
    Transitions.check(job, to, what);
    return write(Changes.state(job, to, reason, clockMs.getAsLong()));
  }

  private JobView write(JobView job) {
    write(List.of(job));
    return job;
  }

  private void write(Collection<JobView> changed) {
    if (changed.isEmpty()) {
      return;
    }
    stored(
        () -> {
          store.write(changed);
          return null;
        });
    changed.forEach(job -> jobs.put(job.id(), job));
    notifyAll();
  }

  private interface Write<T> {
    T write() throws SQLException;
  }

  private <T> T stored(Write<T> write) {
    try {
      T result = write.write();
      store.commit();
      return result;
    } catch (SQLException e) {
      undo(e);
      throw new IllegalStateException(
          "the queue cannot be written: %s; is its disk full?".formatted(e.getMessage()), e);
    }
  }

  private void undo(SQLException why) {
    try {
      store.rollback();
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }

  @Override
  public synchronized void close() throws SQLException {
    closed = true;
    notifyAll();
    store.close();
  }
}
