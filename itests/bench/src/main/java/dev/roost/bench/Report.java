package dev.roost.bench;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a benchmark found, as a table for people or as one JSON object. */
final class Report {

  private final String bench;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Report(String bench) {
    this.bench = bench;
  }

  void add(Row row) {
    rows.add(row);
  }

  /** A sentence for people, below the table. */
  void note(String sentence) {
    notes.add(sentence);
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  String json() throws IOException {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Row row : rows) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("name", row.name());
      each.put("value", rounded(row.value()));
      each.put("unit", row.unit());
      each.put("vs", row.vs());
      each.put("ratio", row.ratio() == null ? null : rounded(row.ratio()));
      list.add(each);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("bench", bench);
    all.put("rows", list);
    return JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(all);
  }

  String table() {
    int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    text.append(
        String.format("%-" + width + "s %12s %12s  %-5s %8s%n", "", "median", "best", "", "ratio"));
    for (Row row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-" + width + "s %12s %12s  %-5s",
              row.name(),
              plain(row.value()),
              plain(row.best()),
              row.unit()));
      if (row.ratio() != null) {
        text.append(String.format(Locale.ROOT, " %8.3f of %s", row.ratio(), row.vs()));
      }
      text.append(System.lineSeparator());
    }
    notes.forEach(note -> text.append(note).append(System.lineSeparator()));
    return text.toString();
  }

  private static String plain(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
