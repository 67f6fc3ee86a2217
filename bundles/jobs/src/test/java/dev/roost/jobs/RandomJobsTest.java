package dev.roost.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.JobOptions;
import dev.roost.api.JobView;
import dev.roost.api.JobView.State;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random calls, restarts among them, against a model of a few lines. */
class RandomJobsTest {
  private static final int CALLS = 600;

  @TempDir private Path directory;

  /** What a job should be. */
  private record Model(State state, int priority, int exitCode) {
    Model as(State other) {
      return new Model(other, priority, exitCode);
    }
  }

  @Test
  void queueIsAsTheModelSays() throws Exception {
    long seed = seed();
    System.out.println("RandomJobsTest: -Dseed=" + seed);
    Random random = new Random(seed);
    Map<Long, Model> model = new LinkedHashMap<>();
    Jobs jobs = new Jobs(new JobStore(directory), () -> 0);
    for (int call = 0; call < CALLS; call++) {
      String what = "seed %d, call %d".formatted(seed, call);
      if (random.nextInt(20) == 0) {
        jobs.close();
        jobs = new Jobs(new JobStore(directory), () -> 0);
      } else if (model.isEmpty() || random.nextInt(6) == 0) {
        int priority = random.nextInt(100);
        for (JobView job :
            jobs.add(Samples.submission(3, priority, JobOptions.NONE, "a", "b", "c"))) {
          assertThat(model.put(job.id(), new Model(State.QUEUED, priority, -1))).as(what).isNull();
        }
      } else {
        change(jobs, model, 1 + random.nextInt(model.size()), random, what);
      }
      compare(jobs, model, what);
    }
    jobs.close();
  }

  private static void change(
      Jobs jobs, Map<Long, Model> model, long id, Random random, String what) {
    Model before = model.get(id);
    int number = random.nextInt(100);
    int action = random.nextInt(7);
    Model after = expected(before, action, number);
    boolean refused = false;
    try {
      switch (action) {
        case 0 -> jobs.hold(id);
        case 1 -> jobs.release(id);
        case 2 -> jobs.cancel(id, "");
        case 3 -> jobs.priority(id, number);
        case 4 -> jobs.begin(id, "n1");
        case 5 -> jobs.end(id, new End(number, 0, 0));
        default -> jobs.lose(id, "");
      }
    } catch (IllegalArgumentException e) {
      refused = true;
    }
    assertThat(refused)
        .as("%s: action %d on %s is refused", what, action, before)
        .isEqualTo(after == null);
    if (after != null) {
      model.put(id, after);
    }
  }

  /** What should come of it, or null if it should be refused. */
  private static Model expected(Model m, int action, int number) {
    boolean waits = m.state() == State.QUEUED || m.state() == State.HELD;
    boolean runs = m.state() == State.RUNNING || m.state() == State.CANCELLING;
    return switch (action) {
      case 0 -> m.state() == State.QUEUED ? m.as(State.HELD) : null;
      case 1 -> m.state() == State.HELD ? m.as(State.QUEUED) : null;
      case 2 -> waits ? m.as(State.CANCELLED) : runs ? m.as(State.CANCELLING) : null;
      case 3 -> waits ? new Model(m.state(), number, m.exitCode()) : null;
      case 4 -> m.state() == State.QUEUED ? m.as(State.RUNNING) : null;
      case 5 ->
          m.state() == State.RUNNING
              ? new Model(State.DONE, m.priority(), number)
              : m.state() == State.CANCELLING
                  ? new Model(State.CANCELLED, m.priority(), number)
                  : waits ? null : m;
      default -> waits || runs ? m.as(State.LOST) : null;
    };
  }

  private static void compare(Jobs jobs, Map<Long, Model> model, String what) {
    List<JobView> all = jobs.all();
    assertThat(all).as(what).hasSize(model.size());
    for (JobView job : all) {
      assertThat(new Model(job.state(), job.priority(), job.exitCode()))
          .as("%s: job %d", what, job.id())
          .isEqualTo(model.get(job.id()));
    }
    assertThat(all.stream().filter(Jobs::waits).map(JobView::id).toList())
        .as(what)
        .isEqualTo(
            model.entrySet().stream()
                .filter(
                    e -> e.getValue().state() == State.QUEUED || e.getValue().state() == State.HELD)
                .sorted(
                    Comparator.comparingInt((Map.Entry<Long, Model> e) -> e.getValue().priority())
                        .thenComparingLong(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList());
  }

  private static long seed() {
    String given = System.getProperty("seed", "");
    return given.isEmpty() ? new Random().nextLong() : Long.parseLong(given);
  }
}
