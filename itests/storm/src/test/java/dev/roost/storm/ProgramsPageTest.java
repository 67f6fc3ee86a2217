package dev.roost.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsPageTest {
  private static ProgramRow row(String name, String result, boolean good) {
    return new ProgramRow(
        name, name + " 1.0", "a | b", 2, 25, "sh 1", result, good, List.of("sh: it is busy (3)"));
  }

  private static List<String> rows(Path page) throws IOException {
    return Files.readAllLines(page).stream().filter(line -> line.startsWith("| `")).toList();
  }

  @Test
  void replacesTheRowsOfWhatRanAndForgetsWhatIsNoMore(@TempDir Path dir) throws IOException {
    Path page = dir.resolve("programs.md");
    List<String> before = List.of("awk", "sed", "tr");
    ProgramsPage.write(
        page, List.of(row("tr", "identical", true), row("awk", "identical", true)), before);
    assertThat(rows(page))
        .containsExactly(
            "| `awk` | awk 1.0 | a \\| b | 2 | 25 | sh 1 | identical | sh: it is busy (3) |",
            "| `tr` | tr 1.0 | a \\| b | 2 | 25 | sh 1 | identical | sh: it is busy (3) |");

    ProgramsPage.write(page, List.of(row("awk", "line 1 differs", false)), List.of("awk"));
    assertThat(rows(page)).singleElement().asString().contains("| **line 1 differs** |");
  }
}
