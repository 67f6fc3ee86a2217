package dev.roost.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingServicesTest {
  @TempDir private Path cache;

  @Test
  void namesThePartThatIsMissing() throws Exception {
    try (Console empty = new Console(cache)) {
      assertThat(empty.fails("roost:ps"))
          .isEqualTo(
              "MigrationService is not there on this node now; bundle:diag says what waits for"
                  + " what\n");
      assertThat(empty.complete("migrate", "roost:migrate 1 ")).containsExactly("best", "home");
    }
  }
}
