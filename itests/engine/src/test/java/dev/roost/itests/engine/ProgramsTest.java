package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.testkit.Await;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.Commands;
import dev.roost.testkit.EngineProcess;
import dev.roost.testkit.Evidence;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.Processes;
import dev.roost.testkit.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Programs of the system that nobody prepared: away, at home again, and the output is the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgramsTest {

  private static final Duration DEADLINE = Duration.ofMinutes(2);

  /** CPU time after which a program is in the middle of its work, in clock ticks of 10 ms. */
  private static final int BUSY_TICKS = 20;

  private static final String PYTHON =
      """
      import sys, hashlib
      log = open('log', 'a')
      total = 0
      for i in range(1, 480001):
          total += int(hashlib.sha256(str(total + i).encode()).hexdigest()[:8], 16)
          if i % 3 == 0:
              total ^= sum(k * k for k in range(100))
          if i % 8000 == 0:
              print(i, total, flush=True)
              log.write(f'{i} {total}\\n')
              log.flush()
      print(open('log').read().count('\\n'), 'lines')
      """;

  private static final String TWO_PYTHONS =
      """
      import hashlib, multiprocessing
      from multiprocessing import shared_memory
      def work(name, array, me):
          memory = shared_memory.SharedMemory(name)
          total = me
          for i in range(1, 2400001):
              total += int(hashlib.sha256(str(total + i).encode()).hexdigest()[:8], 16)
              if i % 3000 == 0:
                  with array.get_lock():
                      array[0] += 1
                  memory.buf[me * 8:me * 8 + 8] = total.to_bytes(8, 'little')
          memory.close()
      memory = shared_memory.SharedMemory(create=True, size=100000)
      array = multiprocessing.get_context('fork').Array('i', 10)
      other = multiprocessing.get_context('fork').Process(target=work, args=(memory.name, array, 1))
      other.start()
      work(memory.name, array, 0)
      other.join()
      print(array[:], bytes(memory.buf[:32]).hex(), other.exitcode)
      memory.close()
      memory.unlink()
      """;

  private Cluster cluster;
  private boolean failed;

  /** A program and what makes it work for some seconds on the generated file. */
  private record Program(String name, List<String> command) {}

  private static List<Program> programs(Path data, Path script, Path two) {
    String python = Commands.run("python3", "-c", "import sys; print(sys.executable)").strip();
    return List.of(
        new Program("gzip", List.of("gzip", "-9", "-c", data.toString())),
        new Program("sha256sum", repeated(List.of("sha256sum"), data, 40)),
        new Program("python3", List.of(python, script.toString())),
        new Program("multiprocessing", List.of(python, two.toString())),
        new Program("sort", repeated(List.of("sort", "--parallel=4", "-S", "128M"), data, 4)),
        new Program(
            "awk",
            List.of(
                "awk",
                "{ for (i = 1; i <= NF; i++) count[substr($i, 1, 3)]++ }"
                    + " END { n = 0; for (k in count) n += count[k] * length(k); print n, NR }",
                data.toString())));
  }

  private static List<String> repeated(List<String> command, Path file, int times) {
    List<String> line = new ArrayList<>(command);
    line.addAll(Collections.nCopies(times, file.toString()));
    return line;
  }

  @AfterAll
  void stopEngines() throws IOException {
    if (cluster != null) {
      cluster.close();
      if (!failed) {
        Evidence.delete(cluster.dir());
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> outputsAreTheSameAwayAndAfterComingHome() throws IOException {
    Path data = data(Stage.evidence().resolveSibling("data.txt").toAbsolutePath());
    Path script = Files.writeString(data.resolveSibling("script.py"), PYTHON);
    Path two = Files.writeString(data.resolveSibling("two.py"), TWO_PYTHONS);
    return programs(data, script, two).stream()
        .flatMap(
            program ->
                Stream.of(Journey.values())
                    .map(
                        journey ->
                            DynamicTest.dynamicTest(
                                program.name() + " " + journey.title,
                                () -> check(program, journey))));
  }

  /** How far a program travels. */
  private enum Journey {
    /** Moved once; ends at the guest. */
    AWAY("ends away"),
    /** Moved and brought home. */
    AND_HOME("ends at home");

    private final String title;

    Journey(String title) {
      this.title = title;
    }
  }

  private void check(Program program, Journey journey) throws Throwable {
    Evidence evidence =
        Evidence.of(Stage.evidence(), "ProgramsTest-" + program.name() + "-" + journey);
    evidence.keepIfFails(
        () -> {
          RunResult expected;
          try (ObservedRun run = start(program, evidence.dir().resolve("native"))) {
            expected = run.await(DEADLINE);
          }
          if (cluster == null) {
            cluster = Cluster.of(2, evidence.dir());
          }
          cluster.linkInto(evidence.dir());
          try (ObservedRun run = start(program, evidence.dir().resolve("moved"))) {
            EngineProcess home = cluster.home();
            awaitTicks(run, run.pid(), BUSY_TICKS);
            MigrationOutcome away =
                home.control().migrate(run.pid(), cluster.guest().address(), "test", DEADLINE);
            assertThat(away.result()).as(away.reason()).isEqualTo(Result.COMMITTED);
            if (journey == Journey.AND_HOME) {
              for (int body : Processes.bodiesOf(run.pid())) {
                awaitTicks(run, body, BUSY_TICKS);
              }
              MigrationOutcome back =
                  home.control().migrate(run.pid(), home.address(), "test", DEADLINE);
              if (!isHomeByItself(back)) {
                assertThat(back.result()).as(back.reason()).isEqualTo(Result.RETURNED);
              }
            }
            MovedMode.assertSame(run.await(DEADLINE), expected);
          } catch (Throwable failure) {
            failed = true;
            failure.addSuppressed(new AssertionError(cluster.logTails()));
            throw failure;
          }
        });
  }

  /** Whether it was not asked to come home because a call had brought it there before. */
  private static boolean isHomeByItself(MigrationOutcome back) {
    return back.result() == Result.REFUSED && back.reason().equals("it is on home already");
  }

  private static ObservedRun start(Program program, Path dir) {
    return ObservedRun.start(
        Stage.tracees().observer(), dir, Map.of("LC_ALL", "C"), false, program.command());
  }

  /** Waits until a process has used CPU time, or the program has ended. */
  private static void awaitTicks(ObservedRun run, int pid, int ticks) {
    Await.until(
        "work of pid " + pid,
        Duration.ofSeconds(30),
        () ->
            run.ending().isPresent() || !Processes.runs(pid) || Processes.userTicks(pid) >= ticks);
  }

  /** 40 MB of text that compresses about as real text does; the same in each run. */
  private static Path data(Path file) throws IOException {
    Random random = new Random(20261123);
    StringBuilder text = new StringBuilder();
    while (text.length() < 40_000_000) {
      int words = 3 + random.nextInt(9);
      for (int w = 0; w < words; w++) {
        text.append(Integer.toString(random.nextInt(40_000), 36)).append(' ');
      }
      text.append(random.nextLong()).append('\n');
    }
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
