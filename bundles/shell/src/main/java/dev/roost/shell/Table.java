package dev.roost.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of text: a line of headings, then rows, columns two spaces apart, figures to the right.
 */
final class Table {
  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  /** A heading that begins with {@code >} aligns its column to the right. */
  Table(String... headings) {
    this.headings = List.of(headings);
  }

  void row(Object... cells) {
    rows.add(Arrays.stream(cells).map(String::valueOf).toList());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    append(text, headings.stream().map(Table::name).toList());
    rows.forEach(row -> append(text, row));
    return text.toString().stripTrailing();
  }

  private void append(StringBuilder text, List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String fill = " ".repeat(width(column) - cells.get(column).length());
      String cell = isRight(column) ? fill + cells.get(column) : cells.get(column) + fill;
      line.append(column == 0 ? "" : "  ").append(cell);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private int width(int column) {
    int widest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    return Math.max(widest, name(headings.get(column)).length());
  }

  private boolean isRight(int column) {
    return headings.get(column).startsWith(">");
  }

  private static String name(String heading) {
    return heading.startsWith(">") ? heading.substring(1) : heading;
  }
}
