package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.MigrationEvent;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.testkit.Await;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.Ending;
import dev.roost.testkit.EngineProcess;
import dev.roost.testkit.Evidence;
import dev.roost.testkit.ObservedRun;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A file that a program away reads ahead can be written by others, whatever becomes of the guest.
 */
class ReadAheadTest {
  /**
   * Home's patience with a guest is 5 s; below the 10 s after which a silent one is lost anyway.
   */
  private static final Duration LATEST = Duration.ofSeconds(8);

  private interface Course {
    void run(Cluster cluster, ObservedRun run, Path file) throws Exception;
  }

  private static void withAFileReadAhead(String name, Course course) throws Throwable {
    Evidence evidence = Evidence.of(Stage.evidence(), "ReadAheadTest-" + name);
    evidence.keepIfFails(
        () -> {
          try (Cluster cluster = Cluster.of(2, evidence.dir());
              ObservedRun run =
                  Stage.start(
                      Stage.tracees().program("read_slowly"),
                      evidence.dir(),
                      Map.of("TRACEE_ROUNDS", "1500"))) {
            Path file = run.work().resolve("data");
            MovedMode.awaitSteps(run, 1);
            assertThat(leases(cluster.home(), file)).as("leases before it left").isZero();
            Stage.move(cluster, run, cluster.guest().address(), Result.COMMITTED);
            awaitLease(cluster.home(), run, file);
            course.run(cluster, run, file);
          }
        });
  }

  /** One that is kept: the program reads on, and it is there each time that is looked. */
  private static void awaitLease(EngineProcess home, ObservedRun run, Path file) {
    Await.until("a lease on " + file, Stage.DEADLINE, () -> leases(home, file) > 0);
    MovedMode.awaitSteps(run, (int) run.steps() + 1);
    Await.until("a lease on " + file, Stage.DEADLINE, () -> leases(home, file) > 0);
  }

  /** Of the home's engine, by proc_locks(5). */
  private static long leases(EngineProcess home, Path file) throws IOException {
    String inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
    return Files.readAllLines(Path.of("/proc/locks")).stream()
        .filter(line -> line.contains("LEASE") && line.contains(inode))
        .filter(line -> line.contains(" " + home.pid() + " "))
        .count();
  }

  /** Opens the file as somebody who wants to write, and does not. */
  private static void openForWriting(Path file) throws Exception {
    CompletableFuture.runAsync(
            () -> {
              try {
                FileChannel.open(file, StandardOpenOption.WRITE).close();
              } catch (IOException e) {
                throw new AssertionError("the file cannot be opened", e);
              }
            })
        .get(LATEST.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static List<MigrationEvent> lost(Cluster cluster, ObservedRun run) {
    return cluster.home().control().events(run.pid()).stream()
        .filter(event -> event.kind() == MigrationEvent.Kind.LOST)
        .toList();
  }

  private static void signal(EngineProcess engine, String signal) throws Exception {
    assertThat(new ProcessBuilder("kill", signal, "" + engine.pid()).start().waitFor()).isZero();
  }

  /** A guest gives its lease back now and then: it is stopped at a moment when it has one. */
  private static void stopWhileLeased(Cluster cluster, ObservedRun run, Path file)
      throws Exception {
    while (true) {
      awaitLease(cluster.home(), run, file);
      signal(cluster.guest(), "-STOP");
      if (leases(cluster.home(), file) > 0) {
        return;
      }
      signal(cluster.guest(), "-CONT");
    }
  }

  @Test
  void whoWritesGetsTheFileAndTheProgramReadsOnAndLeavesNoLease() throws Throwable {
    withAFileReadAhead(
        "writer",
        (cluster, run, file) -> {
          openForWriting(file);
          awaitLease(cluster.home(), run, file);
          Stage.move(cluster, run, cluster.home().address(), Result.RETURNED);
          assertThat(leases(cluster.home(), file)).as("leases after it came home").isZero();
          assertThat(run.await(Stage.DEADLINE).ending()).isEqualTo(Ending.SUCCESS);
        });
  }

  @Test
  void whoWritesGetsTheFileWhenTheGuestHasDied() throws Throwable {
    withAFileReadAhead(
        "killed",
        (cluster, run, file) -> {
          cluster.guest().kill();
          openForWriting(file);
          assertThat(run.await(Stage.DEADLINE).ending()).isEqualTo(Ending.SIGKILL);
        });
  }

  @Test
  void whoWritesGetsTheFileWhenTheGuestIsSilentAndTheProgramEndsWithAReason() throws Throwable {
    withAFileReadAhead(
        "silent",
        (cluster, run, file) -> {
          stopWhileLeased(cluster, run, file);
          try {
            openForWriting(file);
            assertThat(run.await(Stage.DEADLINE).ending()).isEqualTo(Ending.SIGKILL);
            Await.until("its loss", Stage.DEADLINE, () -> !lost(cluster, run).isEmpty());
            assertThat(lost(cluster, run).getFirst().reason()).contains("was not given back");
          } finally {
            signal(cluster.guest(), "-CONT");
          }
        });
  }
}
