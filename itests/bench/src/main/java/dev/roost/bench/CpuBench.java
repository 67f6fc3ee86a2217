package dev.roost.bench;

import java.io.IOException;

/** Whether a program that computes is slower away than at home. */
final class CpuBench {

  /** Even, so that the last one ends at home; many, for one differs from the next by a third. */
  private static final int PAIRS = 60;

  private static final double SAMPLE_NS = 2.5e8;

  private final Report report = new Report("cpu");
  private double worst;

  /** Time of the same work in one place. */
  private static final class Place {
    final Samples wallMs = new Samples();
    final Samples cpuMs = new Samples();
  }

  Report run(Workshop workshop) throws IOException {
    try (Pair pair = Pair.start(workshop)) {
      try (Program program = Program.start(workshop.program("loop"))) {
        measure("C", pair, program);
      }
      try (Program program = Program.start(workshop.script("loop"))) {
        measure("python3", pair, program);
      }
    }
    report.note(
        String.format(
            "Aim: away at most 1.02 of at home; worst median of wall time %.3f: %s.",
            worst, worst <= 1.02 ? "met" : "missed"));
    return report;
  }

  private void measure(String name, Pair pair, Program program) throws IOException {
    int tracerBefore = Pair.tracerOf(program);
    long rounds = calibrate(program);
    Place untouched = new Place();
    for (int i = 0; i < PAIRS; i++) {
      time(program, rounds, untouched);
    }
    Place home = new Place();
    Place away = new Place();
    for (int i = 0; i < PAIRS; i++) {
      // Home first, then away first: what gets slower or faster with time does so in both.
      if (i % 2 == 0) {
        time(program, rounds, home);
        pair.depart(program);
        time(program, rounds, away);
      } else {
        time(program, rounds, away);
        pair.bringHome(program);
        time(program, rounds, home);
      }
    }
    int tracerAfter = Pair.tracerOf(program);
    if (tracerBefore != 0 || tracerAfter != 0) {
      throw new IOException(
          "TracerPid is " + tracerBefore + " before and " + tracerAfter + " after");
    }
    report.add(Row.exact(name + ": TracerPid before the first move", tracerBefore, "pid"));
    report.add(Row.exact(name + ": TracerPid after the last return", tracerAfter, "pid"));
    wall(name, untouched, home, away);
  }

  private void wall(String name, Place untouched, Place home, Place away) {
    String atHome = name + ": at home";
    Row row = Row.of(name + ": away", away.wallMs, "ms", atHome, home.wallMs);
    report.add(Row.of(name + ": before any move", untouched.wallMs, "ms"));
    report.add(Row.of(atHome, home.wallMs, "ms", name + ": before any move", untouched.wallMs));
    report.add(row);
    report.add(Row.of(name + ": CPU time before any move", untouched.cpuMs, "ms"));
    report.add(
        Row.of(
            name + ": CPU time at home",
            home.cpuMs,
            "ms",
            name + ": CPU time before any move",
            untouched.cpuMs));
    report.add(
        Row.of(
            name + ": CPU time away", away.cpuMs, "ms", name + ": CPU time at home", home.cpuMs));
    worst = Math.max(worst, row.ratio());
  }

  /** How many rounds take as long as one sample shall. */
  private static long calibrate(Program program) throws IOException {
    long rounds = 1000;
    while (true) {
      double ns = Double.parseDouble(program.ask(Long.toString(rounds)).split(" ")[1]);
      if (ns >= SAMPLE_NS / 4) {
        return (long) (rounds * SAMPLE_NS / ns);
      }
      rounds *= 2;
    }
  }

  private static void time(Program program, long rounds, Place place) throws IOException {
    String[] words = program.ask(Long.toString(rounds)).split(" ");
    place.wallMs.add(Double.parseDouble(words[0]) / 1e6);
    place.cpuMs.add(Double.parseDouble(words[1]) / 1e6);
  }
}
