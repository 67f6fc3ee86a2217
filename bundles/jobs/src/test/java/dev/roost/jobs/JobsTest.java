package dev.roost.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.api.JobOptions;
import dev.roost.api.JobView;
import dev.roost.api.JobView.State;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsTest {
  @TempDir private Path directory;

  private final AtomicLong clockMs = new AtomicLong(1_000);
  private Jobs jobs;

  @BeforeEach
  void open() throws SQLException {
    jobs = new Jobs(new JobStore(directory), clockMs::get);
  }

  @AfterEach
  void close() throws SQLException {
    jobs.close();
  }

  private void reopen() throws SQLException {
    close();
    open();
  }

  private List<Long> numbers() {
    return jobs.all().stream().map(JobView::id).toList();
  }

  @Test
  void thoseThatWaitAreInTheOrderOfPriorityAndAge() {
    jobs.add(Samples.submission("a", "b"));
    jobs.add(Samples.submission(1, 10, JobOptions.NONE, "c"));

    assertThat(numbers()).containsExactly(3L, 1L, 2L);
    jobs.priority(2, 5);
    assertThat(numbers()).containsExactly(2L, 3L, 1L);
  }

  @Test
  void everythingIsThereAfterARestart() throws SQLException {
    JobOptions options = new JobOptions(true, List.of("n2", "n3"), false, 1 << 30);
    jobs.add(Samples.submission(4, 7, options, "gzip 'a b'", "awk", "sed", "tr"));
    jobs.begin(1, "n1");
    jobs.runs(1, 4711);
    jobs.figures(Map.of(1L, new Jobs.Figures(Set.of("n2"), 1.5)));
    jobs.begin(2, "n1");
    jobs.end(2, new End(3, 0, 250));
    jobs.hold(3);
    jobs.cancel(4, "by hand");
    List<JobView> before = jobs.all();
    Keeper keeper = jobs.keeper(1).orElseThrow();

    reopen();

    assertThat(jobs.all()).isEqualTo(before);
    assertThat(jobs.keeper(1)).contains(keeper);
    assertThat(jobs.job(1).visited()).containsExactly("n1", "n2");
  }

  @Test
  void numbersAreNeverGivenTwice() throws SQLException {
    jobs.add(Samples.submission("a", "b"));
    jobs.cancel(2, "");
    jobs.prune(0);
    reopen();

    assertThat(jobs.add(Samples.submission("c")).getFirst().id()).isEqualTo(3);
  }

  @Test
  void endOfAJobSaysHowAndWhatItUsed() {
    jobs.add(Samples.submission("a"));
    jobs.begin(1, "n1");
    jobs.figures(Map.of(1L, new Jobs.Figures(Set.of("n1"), 2.0)));
    clockMs.set(9_000);
    jobs.end(1, new End(-1, 9, 500));

    JobView job = jobs.job(1);
    assertThat(job.state()).isEqualTo(State.DONE);
    assertThat(job.signal()).isEqualTo(9);
    assertThat(job.cpuSeconds()).isEqualTo(2.5);
    assertThat(job.endedMs()).isEqualTo(9_000);
    assertThat(job.reason()).isEqualTo("signal 9 ended it");
  }

  @Test
  void endThatIsSaidTwiceCountsOnce() {
    jobs.add(Samples.submission("a"));
    jobs.begin(1, "n1");
    jobs.end(1, new End(0, 0, 500));
    jobs.end(1, new End(7, 0, 500));

    assertThat(jobs.job(1).exitCode()).isZero();
    assertThat(jobs.job(1).cpuSeconds()).isEqualTo(0.5);
  }

  @Test
  void whatRunsIsToldToEndAndThenIsCancelled() {
    jobs.add(Samples.submission("a"));
    jobs.begin(1, "n1");

    assertThat(jobs.cancel(1, "").state()).isEqualTo(State.CANCELLING);
    assertThat(jobs.cancel(1, "").state()).isEqualTo(State.CANCELLING);
    assertThat(jobs.end(1, new End(-1, 15, 0)).state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void saysWhatCannotBeDone() {
    jobs.add(Samples.submission("a"));
    jobs.begin(1, "n1");

    assertThatThrownBy(() -> jobs.hold(1)).hasMessage("job 1 is RUNNING: it cannot be held");
    assertThatThrownBy(() -> jobs.release(1)).hasMessage("job 1 is RUNNING: it is not held");
    assertThatThrownBy(() -> jobs.priority(1, 3))
        .hasMessage("job 1 is RUNNING: its priority means nothing any more");
    assertThatThrownBy(() -> jobs.hold(9))
        .hasMessage("there is no job 9; roost:queue list shows them");
  }

  @Test
  void lastOnesThatEndedAreRemembered() {
    jobs.add(Samples.submission("a", "b", "c"));
    for (long id = 1; id <= 3; id++) {
      clockMs.addAndGet(1_000);
      jobs.cancel(id, "");
    }
    jobs.prune(2);

    assertThat(numbers()).containsExactly(3L, 2L);
    assertThat(jobs.keeper(1)).isPresent();
    jobs.prune(0);
    assertThat(jobs.keeper(1)).isEmpty();
  }

  @Test
  void whoWaitsForAJobHearsOfItsEnd() throws Exception {
    jobs.add(Samples.submission("a"));
    jobs.begin(1, "n1");
    CompletableFuture<JobView> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return jobs.await(1, Duration.ofMinutes(1));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    jobs.end(1, new End(0, 0, 0));

    assertThat(waiting.get(30, TimeUnit.SECONDS).state()).isEqualTo(State.DONE);
    jobs.add(Samples.submission("b"));
    assertThat(jobs.await(2, Duration.ZERO).state()).isEqualTo(State.QUEUED);
  }

  @Test
  void whoWaitsWhenTheQueueIsClosedIsTold() throws Exception {
    jobs.add(Samples.submission("a"));
    CompletableFuture<JobView> waiting = new CompletableFuture<>();
    Thread waiter =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    waiting.complete(jobs.await(1, Duration.ofMinutes(10)));
                  } catch (InterruptedException e) {
                    waiting.completeExceptionally(e);
                  }
                });
    while (waiter.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    jobs.close();

    assertThat(waiting.get(30, TimeUnit.SECONDS).state()).isEqualTo(State.QUEUED);
  }
}
