package dev.roost.itests.engine;

import dev.roost.testkit.Evidence;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.RunResult;
import dev.roost.testkit.TraceeProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What tracees leave behind natively, for a test that moves one after the other. A native run
 * mostly sleeps, so while one tracee is moved those that follow it run natively. A tracee whose run
 * has not begun when it is asked for is run by who asks: no order of the tests is wrong, the usual
 * one is quick.
 */
final class NativeRuns implements AutoCloseable {

  /** How many are made before they are asked for; what does not fit is not made ahead. */
  static final int AHEAD = 2;

  /** One run per JVM for each tracee and environment, begun or not. */
  private static final Map<String, FutureTask<RunResult>> RUNS = new ConcurrentHashMap<>();

  private final List<TraceeProgram> order;
  private final Map<String, String> environment;
  private final ExecutorService ahead =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(AHEAD),
          Thread.ofPlatform().daemon().name("native-ahead").factory(),
          new ThreadPoolExecutor.DiscardOldestPolicy());

  /** Runs nothing yet; the tracees will be asked for in about this order. */
  NativeRuns(List<TraceeProgram> order, Map<String, String> environment) {
    this.order = order;
    this.environment = environment;
  }

  /** As {@link #of(TraceeProgram, Map)}, and those that follow this one run meanwhile. */
  RunResult of(TraceeProgram program) {
    int next = order.indexOf(program) + 1;
    order.subList(next, Math.min(next + AHEAD, order.size())).stream()
        .map(follower -> run(follower, environment))
        .forEach(ahead::execute);
    return of(program, environment);
  }

  /**
   * What a tracee leaves behind natively. One that failed is forgotten when that has been said, so
   * that a second try of a test is one.
   *
   * @throws RuntimeException or Error, with which its run failed, here or ahead
   */
  static RunResult of(TraceeProgram program, Map<String, String> environment) {
    FutureTask<RunResult> run = run(program, environment);
    run.run(); // does nothing if it has begun
    try {
      return run.get();
    } catch (ExecutionException failed) {
      RUNS.values().remove(run);
      switch (failed.getCause()) {
        case Error error -> throw error;
        case RuntimeException exception -> throw exception;
        default -> throw new IllegalStateException(failed.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in the native run of " + program.title(), e);
    }
  }

  private static FutureTask<RunResult> run(TraceeProgram program, Map<String, String> environment) {
    return RUNS.computeIfAbsent(
        program.title() + environment,
        key -> new FutureTask<>(() -> make(program, environment, key)));
  }

  private static RunResult make(
      TraceeProgram program, Map<String, String> environment, String key) {
    Path dir = Stage.nativeRuns().resolve(key.replaceAll("[^A-Za-z0-9_]+", "-"));
    Evidence.delete(dir);
    try (ObservedRun run = Stage.start(program, dir, environment)) {
      RunResult result = run.await(Stage.DEADLINE);
      if (!result.ending().equals(program.ends())) {
        throw new AssertionError(
            program.title() + " natively: " + result.ending() + ", " + result.output());
      }
      return result;
    }
  }

  /** Waits for the runs that it has begun, so that none outlives the tests. */
  @Override
  public void close() {
    ahead.close();
  }
}
