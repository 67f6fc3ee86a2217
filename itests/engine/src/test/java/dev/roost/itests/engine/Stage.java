package dev.roost.itests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.EngineControl;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.RunResult;
import dev.roost.testkit.TraceeProgram;
import dev.roost.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What all tests of this module share: the compiled tracees, how they are started, where things are
 * left.
 */
final class Stage {

  /** Longer than the slowest program needs on a busy machine, so what takes longer hangs. */
  static final Duration DEADLINE = Duration.ofSeconds(Integer.getInteger("roost.deadline", 60));

  private static final Path TARGET = Path.of(System.getProperty("roost.target", "target"));

  /** The same for all forks of the tests: to compile the tracees takes minutes. */
  private static final Path BINARIES = Path.of("target", "tracees");

  private Stage() {}

  /** How often each tracee is moved: the system property {@code times}, to hunt what is rare. */
  static final int TIMES = Integer.getInteger("times", 1);

  private static final class Compiled {
    static final Tracees TRACEES =
        Tracees.build(Path.of(System.getProperty("roost.tracees", "../tracees")), BINARIES);
  }

  static Tracees tracees() {
    return Compiled.TRACEES;
  }

  /**
   * Runs of tracees whose title contains the system property {@code tracee}, or one of its parts
   * between commas; all without it.
   */
  static Stream<TraceeProgram> programs() {
    List<String> wanted = List.of(System.getProperty("tracee", "").split(","));
    return tracees().programs().stream()
        .filter(program -> wanted.stream().anyMatch(program.title()::contains));
  }

  static Path evidence() {
    return TARGET.resolve("evidence");
  }

  /** Where native runs leave what they print and write. */
  static Path nativeRuns() {
    return TARGET.resolve("native");
  }

  /** Starts a tracee in a directory of its own. */
  static ObservedRun start(TraceeProgram program, Path dir, Map<String, String> environment) {
    List<String> command = new ArrayList<>(List.of(program.binary().toString()));
    command.addAll(program.arguments());
    return ObservedRun.start(tracees().observer(), dir, environment, program.onTerminal(), command);
  }

  /** Moves the program, which must end so. */
  static MigrationOutcome move(
      Cluster cluster, ObservedRun run, EngineControl.Address target, Result wanted)
      throws IOException {
    MigrationOutcome outcome =
        cluster.home().control().migrate(run.pid(), target, "test", DEADLINE);
    assertThat(outcome.result()).as(outcome.reason()).isEqualTo(wanted);
    return outcome;
  }

  /** What a tracee leaves behind natively; run once per JVM for each environment. */
  static RunResult natively(TraceeProgram program, Map<String, String> environment) {
    return NativeRuns.of(program, environment);
  }
}
