package dev.roost.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What it costs to make threads and processes away, beside home, and beside a visit there. */
final class BirthsBench {

  private static final int ROUNDS = 10;
  private static final int BATCHES = 3;
  private static final int WARMING_BATCHES = 15;
  private static final String VISIT = "a visit home and back";

  /** The kinds of births.c, as people know them. */
  private enum Kind {
    THREAD("thread", "thread, made and joined"),
    FORK("fork", "fork, exit, wait"),
    SPAWN("spawn", "posix_spawn of true, wait");

    final String key;
    final String title;

    Kind(String key, String title) {
      this.key = key;
      this.title = title;
    }
  }

  private final Map<String, Samples> samples = new LinkedHashMap<>();

  Report run(Workshop workshop) throws IOException {
    try (Pair pair = Pair.start(workshop);
        Program home = Program.start(workshop.program("births"));
        Program away = Program.start(workshop.program("births"))) {
      pair.depart(away);
      away.batches(WARMING_BATCHES);
      for (int round = 0; round < ROUNDS; round++) {
        away.batches(BATCHES).forEach((key, us) -> add(key + " away", us.median() / 1e3));
        home.batches(BATCHES).forEach((key, us) -> add(key + " home", us.median() / 1e3));
        long start = System.nanoTime();
        pair.bringHome(away);
        pair.depart(away);
        add(VISIT, (System.nanoTime() - start) / 1e6);
      }
      pair.bringHome(away);
    }
    return report();
  }

  private void add(String name, double value) {
    samples.computeIfAbsent(name, _ -> new Samples()).add(value);
  }

  private Report report() {
    Report report = new Report("births");
    report.add(Row.of(VISIT, samples.get(VISIT), "ms"));
    for (Kind kind : List.of(Kind.values())) {
      report.add(Row.of(kind.title + ", at home", samples.get(kind.key + " home"), "ms"));
    }
    for (Kind kind : List.of(Kind.values())) {
      Samples away = samples.get(kind.key + " away");
      report.add(Row.of(kind.title + ", away", away, "ms", VISIT, samples.get(VISIT)));
    }
    report.note(
        "A birth away is worth its trouble while it takes less than a visit home and back.");
    return report;
  }
}
