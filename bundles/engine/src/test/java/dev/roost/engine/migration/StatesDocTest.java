package dev.roost.engine.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The table of docs/states.md is made from the enum; {@code -Droost.rewrite=true} makes it anew.
 */
class StatesDocTest {
  private static final Path PAGE = Path.of("../../docs/states.md");
  private static final String BEGIN = "<!-- made from MigrationState: begin -->\n";
  private static final String END = "<!-- made from MigrationState: end -->\n";

  private static String generated() {
    StringBuilder text = new StringBuilder();
    text.append("| from \\ to |");
    for (MigrationState to : MigrationState.values()) {
      text.append(' ').append(to).append(" |");
    }
    text.append("\n|---|").append(":-:|".repeat(MigrationState.values().length)).append('\n');
    for (MigrationState from : MigrationState.values()) {
      text.append("| ").append(from).append(from.committed() ? " (committed) |" : " |");
      for (MigrationState to : MigrationState.values()) {
        text.append(from.mayBecome(to) ? " yes |" : "  |");
      }
      text.append('\n');
    }
    text.append("\n```mermaid\nstateDiagram-v2\n");
    for (MigrationState from : MigrationState.values()) {
      for (MigrationState to : MigrationState.values()) {
        if (from.mayBecome(to) && to != MigrationState.ENDED) {
          text.append("  ").append(from).append(" --> ").append(to).append('\n');
        }
      }
    }
    return text.append("```\n").toString();
  }

  @Test
  void theTableIsTheEnums() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    assertThat(end).as("both marks are in %s", PAGE).isGreaterThanOrEqualTo(begin);
    String written = page.substring(begin, end);
    if (Boolean.getBoolean("roost.rewrite") && !written.equals(generated())) {
      Files.writeString(PAGE, page.substring(0, begin) + generated() + page.substring(end));
      return;
    }
    assertThat(written)
        .as(
            "docs/states.md is out of date: mvn -o test -Dtest=StatesDocTest"
                + " -DargLine=-Droost.rewrite=true")
        .isEqualTo(generated());
  }

  @Test
  void everyStateIsDescribed() throws IOException {
    String page = Files.readString(PAGE);
    for (MigrationState state : MigrationState.values()) {
      assertThat(page).contains("## " + state + "\n");
    }
  }
}
