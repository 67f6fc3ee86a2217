package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.testkit.Await;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.EngineProcess;
import dev.roost.testkit.Evidence;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.RunResult;
import dev.roost.testkit.TraceeProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * One way of moving every tracee. Two engines serve all tracees of a mode; after a failure they are
 * replaced, so that one failure is one failure.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MovedMode {

  /** Slow enough that a program still runs when busy engines have made up their minds. */
  static final Map<String, String> SLOW = Map.of("TRACEE_PACE_US", "25000");

  private static final int TRIES = 3;

  private final Map<String, String> environment;
  private NativeRuns natively;
  private Cluster cluster;
  private int failures;
  private int lastPid;

  /** A mode whose tracees run in {@code environment}, see {@code tracee.h}. */
  MovedMode(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Moves the running program as this mode does.
   *
   * @return false if it had ended before
   */
  abstract boolean move(TraceeProgram program, ObservedRun run) throws Exception;

  /** The programs that this mode moves. */
  Stream<TraceeProgram> programs() {
    return Stage.programs();
  }

  /** The engines of this mode, home and guest. */
  Cluster engines(Path evidence) {
    return Cluster.of(2, evidence);
  }

  @TestFactory
  Stream<DynamicTest> leavesTheSameBehindAsNatively() {
    List<TraceeProgram> programs = programs().filter(program -> !program.isLimit()).toList();
    natively = new NativeRuns(programs, environment);
    return IntStream.range(0, Stage.TIMES)
        .boxed()
        .flatMap(_ -> programs.stream())
        .map(program -> DynamicTest.dynamicTest(program.title(), () -> check(program)));
  }

  @AfterAll
  void stopEngines() throws IOException {
    if (natively != null) {
      natively.close();
    }
    if (cluster != null) {
      cluster.close();
      if (failures == 0) {
        Evidence.delete(cluster.dir());
      }
    }
  }

  private void check(TraceeProgram program) throws Throwable {
    RunResult expected = natively.of(program);
    Evidence evidence =
        Evidence.of(Stage.evidence().resolve(getClass().getSimpleName()), program.title());
    evidence.keepIfFails(
        () -> {
          if (cluster == null) {
            cluster = engines(evidence.dir());
          }
          try {
            boolean shown = false;
            for (int k = 1; k <= TRIES && !shown; k++) {
              shown = once(program, evidence.dir().resolve("try-" + k), expected);
            }
            assertThat(shown).as("moved before it ended, in " + TRIES + " tries").isTrue();
          } catch (Throwable failure) {
            failure.addSuppressed(new AssertionError(cluster.logTails()));
            afterFailure(evidence);
            throw failure;
          }
        });
  }

  /** Engines that the failure did not harm serve on: starting them takes longer than most tests. */
  private void afterFailure(Evidence evidence) throws IOException {
    failures++;
    cluster.linkInto(evidence.dir());
    if (!cluster.isHealthyWithout(lastPid)) {
      cluster.close();
      cluster = null;
    }
  }

  /** Returns false if the program had ended before it could be moved: that shows nothing. */
  private boolean once(TraceeProgram program, Path dir, RunResult expected) throws Exception {
    try (ObservedRun run = Stage.start(program, dir, environment)) {
      lastPid = run.pid();
      boolean moved = move(program, run);
      assertSame(run.await(Stage.DEADLINE), expected);
      return moved;
    }
  }

  static void assertSame(RunResult result, RunResult expected) {
    // First what failed: summaries of many tests show the beginning only.
    String failed =
        result
            .output()
            .lines()
            .filter(l -> l.startsWith("FAILED "))
            .findFirst()
            .orElse("no check failed");
    assertThat(result.output())
        .as(
            "printed; %s; it ended by %s and said to stderr: %s",
            failed, result.ending(), result.errors())
        .isEqualTo(expected.output());
    assertThat(result.ending()).as("end seen by the parent").isEqualTo(expected.ending());
    assertThat(result.errors()).as("printed to stderr").isEqualTo(expected.errors());
    assertThat(result.files()).as("files left behind").isEqualTo(expected.files());
  }

  EngineProcess home() {
    return cluster.home();
  }

  EngineProcess guest() {
    return cluster.guest();
  }

  /** Waits until the program has said {@code steps} times how far it is, or has ended. */
  static void awaitSteps(ObservedRun run, int steps) {
    Await.until(
        steps + " steps of the program",
        Duration.ofSeconds(30),
        () -> run.steps() >= steps || run.ending().isPresent());
  }

  /** How many lines of progress a program prints in this environment. */
  int allSteps(TraceeProgram program) {
    return (int)
        natively.of(program).output().lines().filter(line -> line.startsWith("step ")).count();
  }

  /** How a departure ended. */
  enum Departure {
    /** It is away, or was until it came home by itself or ended. */
    WENT,
    /** It was refused, rightly. */
    STAYED,
    /** The program had ended before the engine could take it. */
    TOO_LATE
  }

  /** Sends the program away and checks that it went, or stayed if it should have. */
  Departure depart(TraceeProgram program, ObservedRun run) throws IOException {
    awaitSteps(run, Math.max(1, allSteps(program) / 5));
    MigrationOutcome outcome =
        home().control().migrate(run.pid(), guest().address(), "test", Stage.DEADLINE);
    if (outcome.result() == Result.COMMITTED && !program.stays()) {
      return Departure.WENT;
    }
    if (hasEnded(run)) {
      return Departure.TOO_LATE;
    }
    assertThat(program.stays() || program.mayStay())
        .as("may stay although it was asked to go: %s, %s", outcome.result(), outcome.reason())
        .isTrue();
    assertThat(outcome.result()).as(outcome.reason()).isEqualTo(Result.REFUSED);
    assertThat(outcome.reason()).as("the reason").isNotBlank();
    if (program.stays()) {
      // What only may stay may have stayed for what has passed.
      assertThat(home().control().why(run.pid())).as("stay reason").isPresent();
    }
    return Departure.STAYED;
  }

  private static boolean hasEnded(ObservedRun run) {
    return Await.within(
            "the end",
            Duration.ofMillis(200),
            () -> Optional.of(run.ending()).filter(Optional::isPresent))
        .isPresent();
  }
}
