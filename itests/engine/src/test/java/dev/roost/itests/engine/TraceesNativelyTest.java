package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.testkit.Ending;
import dev.roost.testkit.RunResult;
import dev.roost.testkit.TraceeProgram;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every tracee does natively what its head says: without that it could show nothing about a move.
 */
class TraceesNativelyTest {

  private static final int AT_A_TIME = 4;

  @TestFactory
  Stream<DynamicTest> endsAsItsHeadSays() {
    ExecutorService pool =
        Executors.newFixedThreadPool(AT_A_TIME, Thread.ofPlatform().name("native-", 0).factory());
    record Started(TraceeProgram program, Future<RunResult> result) {}
    return Stage.programs()
        .map(program -> new Started(program, pool.submit(() -> Stage.natively(program, Map.of()))))
        .toList()
        .stream()
        .map(
            started ->
                DynamicTest.dynamicTest(
                    started.program().title(), () -> check(started.program(), started.result())))
        .onClose(pool::shutdown);
  }

  private static void check(TraceeProgram program, Future<RunResult> running)
      throws InterruptedException, ExecutionException {
    RunResult result = running.get();
    assertThat(program.shows()).as("the line // Shows: of its source").isNotBlank();
    assertThat(result.ending()).as(result.output()).isEqualTo(program.ends());
    assertThat(result.errors()).isEmpty();
    if (program.ends().equals(Ending.SUCCESS)) {
      assertThat(result.output().stripTrailing()).endsWith("EXIT-SUCCESS");
    }
  }
}
