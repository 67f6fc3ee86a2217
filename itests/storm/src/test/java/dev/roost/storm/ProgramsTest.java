package dev.roost.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Those programs of the suite that say so, in a storm or two; {@code ./roost programs} runs all.
 */
class ProgramsTest {
  private static final Path TARGET = Path.of(System.getProperty("roost.target", "target"));
  private static final Path TRACEES = Path.of(System.getProperty("roost.tracees", "../tracees"));
  private static final long SEED = 20261126;
  private static final int MOVES = 5;

  /** On a quick machine the shortest of them ends before it was moved often. */
  private static final int ROUNDS = 12;

  @TestFactory
  Stream<DynamicTest> leaveTheSameBehindAsUntouched() throws IOException {
    return Program.all(TRACEES.resolveSibling("programs")).stream()
        .filter(Program::tested)
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
  }

  private static void check(Program program) throws IOException {
    ProgramTrial trial =
        new ProgramTrial(
            Tools.build(TRACEES, TARGET.resolve("programs")),
            TARGET.resolve("programs-inputs"),
            TARGET.resolve("programs-runs").toAbsolutePath(),
            SEED,
            MOVES,
            ROUNDS,
            System.out);
    ProgramRow row = trial.run(program);
    assertThat(row.result()).as("%s stays: %s", row.name(), row.stays()).isEqualTo("identical");
  }
}
