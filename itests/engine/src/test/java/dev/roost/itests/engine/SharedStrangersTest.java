package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.MigrationEvent;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.testkit.Await;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.Ending;
import dev.roost.testkit.Evidence;
import dev.roost.testkit.ObservedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who looks at home at shared memory that is away never takes old contents for new ones. */
class SharedStrangersTest {
  private static final int BYTES = 4 * 4096;

  /** So long home lets somebody wait, and the time that a busy machine takes. */
  private static final Duration LATEST = Duration.ofSeconds(15);

  private interface Course {
    void run(Cluster cluster, ObservedRun run, Path file) throws Exception;
  }

  private static void away(String tracee, String name, String rounds, Course course)
      throws Throwable {
    Evidence evidence = Evidence.of(Stage.evidence(), "SharedStrangersTest-" + name);
    evidence.keepIfFails(
        () -> {
          try (Cluster cluster = Cluster.of(2, evidence.dir());
              ObservedRun run =
                  Stage.start(
                      Stage.tracees().program(tracee),
                      evidence.dir(),
                      Map.of(
                          "TRACEE_ROUNDS",
                          rounds,
                          "TRACEE_PACE_US",
                          "120000",
                          "TRACEE_KEEP",
                          "1"))) {
            Path file = Path.of("/dev/shm/roost-tracee-" + run.pid());
            try {
              MovedMode.awaitSteps(run, 1);
              Stage.move(cluster, run, cluster.guest().address(), Result.COMMITTED);
              MovedMode.awaitSteps(run, (int) run.steps() + 1);
              course.run(cluster, run, file);
            } finally {
              Files.deleteIfExists(file);
            }
          }
        });
  }

  /** Which round the tracee had filled it in; all of it must be of one or of two in succession. */
  private static int round(byte[] bytes, int most) {
    for (int round = 0; round <= most; round++) {
      if (bytes[0] == (byte) (round * 131)) {
        return round;
      }
    }
    throw new AssertionError("no round wrote " + bytes[0]);
  }

  private static byte[] read(Path file) throws Exception {
    return CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readAllBytes(file);
              } catch (IOException e) {
                throw new AssertionError("it cannot be read", e);
              }
            })
        .get(LATEST.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static List<String> reasons(Cluster cluster, ObservedRun run, MigrationEvent.Kind kind) {
    return cluster.home().control().events(run.pid()).stream()
        .filter(event -> event.kind() == kind)
        .map(MigrationEvent::reason)
        .toList();
  }

  @Test
  void whoOpensItBringsItHomeAndSeesTheNewest() throws Throwable {
    away(
        "shared_left",
        "open",
        "100",
        (cluster, run, file) -> {
          long before = run.steps();
          byte[] seen = read(file);
          // Step k is printed before round 10 k - 10 is filled, whose number is one more.
          assertThat(round(seen, 100)).isGreaterThanOrEqualTo((int) (before - 1) * 10);
          Await.until(
              "its way home",
              Stage.DEADLINE,
              () ->
                  reasons(cluster, run, MigrationEvent.Kind.RETURNED)
                      .contains(
                          "process "
                              + ProcessHandle.current().pid()
                              + " opens memory that it shares"));
          assertThat(run.await(Stage.DEADLINE).ending()).isEqualTo(Ending.SUCCESS);
        });
  }

  @Test
  void whatIsLeftByOneThatEndsAwayIsThere() throws Throwable {
    away(
        "shared_left",
        "end",
        "100",
        (cluster, run, file) -> {
          assertThat(run.await(Stage.DEADLINE).ending()).isEqualTo(Ending.SUCCESS);
          byte[] left = read(file);
          assertThat(left).hasSize(BYTES);
          for (int i = 0; i < BYTES; i++) {
            assertThat(left[i]).isEqualTo((byte) (100 * 131 + i * 7 + (i >> 8)));
          }
          assertThat(reasons(cluster, run, MigrationEvent.Kind.RETURNED))
              .containsExactly("what it leaves in shared memory must be at home");
        });
  }

  @Test
  void whoOpensItGoesOnWhenTheGuestHasDied() throws Throwable {
    away(
        "shared_left",
        "killed",
        "1000",
        (cluster, run, file) -> {
          cluster.guest().kill();
          assertThat(read(file)).hasSize(BYTES);
          assertThat(run.await(Stage.DEADLINE).ending()).isEqualTo(Ending.SIGKILL);
        });
  }

  @Test
  void whoAttachesASegmentIsSeenAndBringsItHome() throws Throwable {
    away(
        "shared_seen_by_key",
        "key",
        "100",
        (cluster, run, _) -> {
          Await.until(
              "its way home",
              Stage.DEADLINE,
              () ->
                  reasons(cluster, run, MigrationEvent.Kind.RETURNED).stream()
                      .anyMatch(reason -> reason.endsWith(" has attached memory that it shares")));
          assertThat(run.await(Stage.DEADLINE).ending()).isEqualTo(Ending.SUCCESS);
        });
  }
}
