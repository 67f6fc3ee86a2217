package dev.roost.storm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** docs/programs.md: a head, and a table with a row for each program. */
final class ProgramsPage {
  private static final String HEAD =
      """
      # Programs in the storm

          ./roost programs                    all of them, which takes an hour or two
          ./roost programs redis java         some

      This page is what these commands wrote; a run of named programs replaces their rows only. Each program (`itests/programs/NAME/run`, whose
      head says what it needs) runs twice untouched, which must give the same, and then in [storms](storm.md) of one seed after the other until its
      processes have made 20 moves together. Exit code, output and files must be the same in each.

      Moves are departures and returns. Behind each name of a travelling process is how many processes of that name were moved, behind each
      reason to stay how often a move was refused with it (`N` stands for a number). A result in bold is a defect, or a program that made too few moves.

      | program | version | what it does in the test | runs | moves | processes that travelled | result | what stayed, and why |
      |---|---|---|--:|--:|---|---|---|
      """;

  private ProgramsPage() {}

  /** Writes the page with new rows, and with the old ones of programs that are still there. */
  static void write(Path page, Collection<ProgramRow> rows, Collection<String> programs)
      throws IOException {
    Map<String, String> table = new TreeMap<>();
    if (Files.exists(page)) {
      for (String line : Files.readAllLines(page)) {
        if (line.startsWith("| `")) {
          table.put(line.substring(3, line.indexOf('`', 3)), line);
        }
      }
    }
    rows.forEach(row -> table.put(row.name(), row.markdown()));
    table.keySet().retainAll(programs);
    Files.writeString(page, HEAD + String.join("\n", table.values()) + "\n");
  }
}
