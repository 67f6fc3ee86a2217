package dev.roost.jobs;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.JobOptions;
import dev.roost.api.JobView;
import dev.roost.api.JobView.State;
import dev.roost.api.NodeView;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins jobs when there is room, and settles with keepers what is true of them. {@link #tick} is
 * for one thread, what keepers say comes on any.
 */
final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Jobs jobs;
  private final Keepers keepers;
  private final Ends ends;
  private final Supplier<ClusterSnapshot> cluster;
  private final Mover mover;
  private final Settings settings;
  private final Recent recent = new Recent();
  private final BestLater later = new BestLater();
  private final Usage usage = new Usage();
  private final Map<Long, String> targets = new ConcurrentHashMap<>();

  /** Sends a process to a node and does not wait. */
  interface Mover {
    /** {@code node} is not this one. */
    void move(int pid, String node);
  }

  Dispatcher(
      Jobs jobs,
      Keepers keepers,
      Ends ends,
      Supplier<ClusterSnapshot> cluster,
      Mover mover,
      Settings settings) {
    this.jobs = jobs;
    this.keepers = keepers;
    this.ends = ends;
    this.cluster = cluster;
    this.mover = mover;
    this.settings = settings;
  }

  /** One look: what has become of the jobs, and which can begin. */
  void tick() {
    ClusterSnapshot snapshot = cluster.get();
    jobs.figures(usage.since(jobs.all(), snapshot));
    jobs.keepersWithJobs().stream()
        .filter(keeper -> !keepers.isThere(keeper.id()) && !keeper.isAlive())
        .forEach(this::orphaned);
    decide(snapshot);
    start(snapshot);
    jobs.prune(settings.keep());
  }

  private void start(ClusterSnapshot snapshot) {
    recent.forget(snapshot.takenAtMs());
    Starter starter =
        new Starter(
            jobs.all(),
            keeper -> jobs.keeper(keeper).map(Keeper::most).orElse(1),
            keepers::isThere,
            settings.maxRunning());
    for (Starter.Start start : starter.starts(room(snapshot))) {
      JobView job = start.job();
      String node = start.node().id();
      try {
        jobs.begin(job.id(), snapshot.self());
      } catch (IllegalArgumentException e) {
        LOG.debug("Job {} was held or cancelled just now", job.id(), e);
        continue;
      }
      if (!node.equals(snapshot.self()) || isSure(job.options(), snapshot)) {
        targets.put(job.id(), node);
      }
      LOG.info("Job {} of {} begins: {}; room on {}", job.id(), job.user(), job.command(), node);
      keepers.tell(job.keeper(), "start", job.id());
    }
  }

  /** The keeper has ended without a word; what it wrote down counts. */
  private void orphaned(Keeper keeper) {
    for (JobView job : jobs.ofKeeper(keeper.id())) {
      if (job.state().isEnd()) {
        continue;
      }
      Optional<End> end = job.state().isRunning() ? ends.of(job) : Optional.empty();
      if (end.isPresent()) {
        ended(job, end.orElseThrow());
      } else {
        jobs.lose(job.id(), "its keeper, process %d, is gone".formatted(keeper.pid()));
        LOG.warn("Job {} is lost: its keeper, process {}, is gone", job.id(), keeper.pid());
      }
    }
  }

  /** The keeper says that the job has no process yet. */
  void waiting(JobView job) {
    switch (job.state()) {
      case QUEUED, HELD -> {}
      case RUNNING -> keepers.tell(job.keeper(), "start", job.id());
      case CANCELLING -> {
        jobs.end(job.id(), new End(-1, 0, 0));
        forget(job);
      }
      case DONE, CANCELLED, LOST -> forget(job);
    }
  }

  /** The keeper says which process the job is: its program has begun. */
  void running(JobView job, int pid) {
    begun(job);
    boolean isNew = job.pid() == 0;
    JobView now = jobs.runs(job.id(), pid);
    if (now.state() != State.RUNNING) {
      keepers.tell(job.keeper(), "cancel", job.id());
    } else if (isNew && now.options().best()) {
      String target = targets.remove(job.id());
      toBest(pid, now.options(), target);
    }
  }

  /** A database that was put back knows less than the keeper: what runs, runs. */
  private void begun(JobView job) {
    if (job.state() == State.HELD) {
      jobs.release(job.id());
    }
    if (Jobs.waits(job)) {
      jobs.begin(job.id(), cluster.get().self());
    }
  }

  /** The keeper says how the job has ended. */
  void ended(JobView job, End end) {
    if (job.state().isEnd()) {
      // Said again, because it was not heard that it had been heard.
      forget(job);
      return;
    }
    begun(job);
    JobView now = jobs.end(job.id(), end);
    targets.remove(job.id());
    LOG.info(
        "Job {} of {} is {}: {}; {} s of CPU; was on {}",
        now.id(),
        now.user(),
        now.state(),
        now.reason(),
        now.cpuSeconds(),
        now.visited());
    forget(now);
  }

  /** Its end is in the database, so the file goes first: the keeper may be gone once it is told. */
  private void forget(JobView job) {
    ends.forget(job.id());
    keepers.tell(job.keeper(), "forget", job.id());
  }

  /** Tells the keeper what somebody decided about its job. */
  void cancelled(JobView job) {
    if (job.state() == State.CANCELLING) {
      keepers.tell(job.keeper(), "cancel", job.id());
    } else {
      forget(job);
    }
  }

  /** Sends a program that has begun to {@code target}, or to the best node now if that is null. */
  void toBest(int pid, JobOptions options, String target) {
    ClusterSnapshot snapshot = cluster.get();
    if (target != null) {
      if (!target.equals(snapshot.self())) {
        mover.move(pid, target);
      }
    } else if (!sentAway(pid, options, snapshot)) {
      recent.add(snapshot.self(), options.memoryBytes(), snapshot.takenAtMs());
      if (!isSure(options, snapshot)) {
        later.add(pid, options, snapshot.takenAtMs());
      }
    }
  }

  /** Sends a program to the best node, if that is another one. */
  private boolean sentAway(int pid, JobOptions options, ClusterSnapshot snapshot) {
    Optional<String> node =
        room(snapshot).now(options).map(NodeView::id).filter(id -> !id.equals(snapshot.self()));
    node.ifPresent(
        id -> {
          recent.add(id, options.memoryBytes(), snapshot.takenAtMs());
          mover.move(pid, id);
        });
    return node.isPresent();
  }

  /** Looks again at what stayed at home for want of knowledge; what has ended meanwhile is gone. */
  private void decide(ClusterSnapshot snapshot) {
    for (BestLater.Undecided one : later.take(snapshot.takenAtMs())) {
      if (!sentAway(one.pid(), one.options(), snapshot)
          && !isSure(one.options(), snapshot)
          && ProcessHandle.of(one.pid()).isPresent()) {
        later.putBack(one);
      }
    }
  }

  /** Whether home is the best node because of what is known, not of what is not. */
  private boolean isSure(JobOptions options, ClusterSnapshot snapshot) {
    return later.isSettled(snapshot.takenAtMs()) && room(snapshot).isKnown(options);
  }

  /**
   * Whether no node that a program may use has its memory. Just after the start those that are not
   * known yet may have it; later on they are those of a large cluster that are not listened to.
   */
  boolean hasNoRoom(JobOptions options) {
    ClusterSnapshot snapshot = cluster.get();
    Room room = room(snapshot);
    return room.now(options).isEmpty()
        && (later.isSettled(snapshot.takenAtMs()) || room.isKnown(options));
  }

  private Room room(ClusterSnapshot snapshot) {
    return new Room(snapshot, recent, settings);
  }
}
