package dev.roost.bench;

import dev.roost.api.MigrationOutcome;
import java.io.IOException;

/** What a move costs, beside a copy of as many bytes over the same kind of connection. */
final class MoveBench {

  private static final int WARMING_MIB = 64;
  private static final int WARMING_ROUNDS = 5;

  private final Report report = new Report("move");
  private double worst = Double.MAX_VALUE;
  private long seed;

  /** One direction of one size. */
  private static final class Direction {
    final Samples totalMs = new Samples();
    final Samples pauseMs = new Samples();
    final Samples megabytes = new Samples();
    final Samples rate = new Samples();
    final Samples plainRate = new Samples();
    final Samples digestedRate = new Samples();

    void add(MigrationOutcome outcome, double plainMs, double digestedMs, long residentBytes) {
      totalMs.add(outcome.totalMs());
      pauseMs.add(outcome.pauseMs());
      megabytes.add(outcome.bytes() / 1e6);
      rate.add(residentBytes / 1e3 / outcome.totalMs());
      plainRate.add(residentBytes / 1e3 / plainMs);
      digestedRate.add(residentBytes / 1e3 / digestedMs);
    }
  }

  Report run(Workshop workshop) throws IOException {
    try (Pair pair = Pair.start(workshop);
        Wire wire = Wire.open(workshop)) {
      rounds(workshop, pair, wire, WARMING_MIB, WARMING_ROUNDS);
      for (int[] size : new int[][] {{16, 15}, {256, 5}, {1024, 3}}) {
        Direction[] found = rounds(workshop, pair, wire, size[0], size[1]);
        String name = size[0] == 1024 ? "1 GiB" : size[0] + " MiB";
        rows(name + " out", found[0]);
        rows(name + " home", found[1]);
      }
    }
    report.note("After every move the program found its memory as it had written it.");
    report.note(
        String.format(
            "Aim: at least 0.6 of the plain copy; worst %.2f: %s.",
            worst, worst >= 0.6 ? "met" : "missed"));
    return report;
  }

  private Direction[] rounds(Workshop workshop, Pair pair, Wire wire, int mib, int count)
      throws IOException {
    long bytes = (long) mib << 20;
    Direction out = new Direction();
    Direction home = new Direction();
    try (Program program = Program.start(workshop.program("resident", Integer.toString(mib)))) {
      for (int i = 0; i < count; i++) {
        String written = program.ask("fill " + ++seed);
        double plainMs = wire.copyMs(bytes);
        double digestedMs = wire.digestedCopyMs(bytes);
        out.add(pair.depart(program), plainMs, digestedMs, bytes);
        check(written, program.ask("sum"));
        // All of it anew, so that all of it must come home.
        written = program.ask("fill " + ++seed);
        plainMs = wire.copyMs(bytes);
        digestedMs = wire.digestedCopyMs(bytes);
        home.add(pair.bringHome(program), plainMs, digestedMs, bytes);
        check(written, program.ask("sum"));
      }
    }
    return new Direction[] {out, home};
  }

  private static void check(String written, String found) throws IOException {
    if (!written.equals(found)) {
      throw new IOException("memory was changed by a move: " + written + " became " + found);
    }
  }

  private void rows(String name, Direction found) {
    String plain = name + ": plain TLS copy";
    Row rate = Row.rate(name + ": rate", found.rate, plain, found.plainRate);
    report.add(Row.of(name + ": total", found.totalMs, "ms"));
    report.add(Row.of(name + ": pause", found.pauseMs, "ms"));
    report.add(Row.of(name + ": sent", found.megabytes, "MB"));
    report.add(Row.rate(plain, found.plainRate));
    report.add(rate);
    String digested = name + ": TLS copy with SHA-256 at both ends";
    report.add(Row.rate(digested, found.digestedRate));
    report.add(Row.rate(name + ": the same rate", found.rate, digested, found.digestedRate));
    worst = Math.min(worst, rate.ratio());
  }
}
