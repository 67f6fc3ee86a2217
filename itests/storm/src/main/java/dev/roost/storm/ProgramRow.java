package dev.roost.storm;

import java.util.List;

/**
 * What came of one program, as docs/programs.md shows it.
 *
 * @param name its name in the suite
 * @param version what it says about itself
 * @param does what it does in the test
 * @param runs storms, after two untouched runs
 * @param moves departures and returns of all storms
 * @param travellers the processes that made them, by name
 * @param result {@code identical}, or in what it was not
 * @param good whether that is as it should be
 * @param stays why processes stayed, with how often
 */
record ProgramRow(
    String name,
    String version,
    String does,
    int runs,
    int moves,
    String travellers,
    String result,
    boolean good,
    List<String> stays) {

  /** A row of the table in Markdown. */
  String markdown() {
    return "| `%s` | %s | %s | %d | %d | %s | %s | %s |"
        .formatted(
            name,
            cell(version),
            cell(does),
            runs,
            moves,
            cell(travellers),
            cell(good ? result : "**" + result + "**"),
            cell(String.join("; ", stays)));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("\\s+", " ").strip();
  }
}
