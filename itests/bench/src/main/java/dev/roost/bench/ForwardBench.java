package dev.roost.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a forwarded call costs, beside the same call at home and beside round trips. */
final class ForwardBench {

  private static final int ROUNDS = 15;
  private static final int BATCHES = 4;
  private static final int WARMING_BATCHES = 40;
  private static final int TRIPS = 1000;
  private static final int BIG_TRIPS = 50;
  private static final int WARMING_TRIPS = 20_000;
  private static final int SMALL = 64;
  private static final int BIG = 64 * 1024;

  private static final String TCP = "TCP round trip";
  private static final String TLS = "TLS round trip";
  private static final String TLS_OUT = "TLS round trip, 64 KiB out";
  private static final String TLS_BACK = "TLS round trip, 64 KiB back";

  /** The operations of calls.c, as people know them, and the round trip that carries as much. */
  private enum Call {
    GETPPID("getppid", "getppid", TLS),
    FILE_WRITE_1("file-write-1", "write, 1 byte, file", TLS),
    FILE_READ_1("file-read-1", "read, 1 byte, file", TLS),
    FILE_WRITE_64K("file-write-64k", "write, 64 KiB, file", TLS_OUT),
    FILE_READ_64K("file-read-64k", "read, 64 KiB, file", TLS_BACK),
    PIPE_WRITE_1("pipe-write-1", "write, 1 byte, pipe", TLS),
    PIPE_READ_1("pipe-read-1", "read, 1 byte, pipe", TLS),
    PIPE_WRITE_64K("pipe-write-64k", "write, 64 KiB, pipe", TLS_OUT),
    PIPE_READ_64K("pipe-read-64k", "read, 64 KiB, pipe", TLS_BACK);

    final String key;
    final String title;
    final String yardstick;

    Call(String key, String title, String yardstick) {
      this.key = key;
      this.title = title;
      this.yardstick = yardstick;
    }
  }

  private final Map<String, Samples> samples = new LinkedHashMap<>();

  Report run(Workshop workshop) throws IOException {
    try (Pair pair = Pair.start(workshop);
        Wire wire = Wire.open(workshop);
        Program home =
            Program.start(workshop.program("calls", workshop.file("home.data").toString()));
        Program away =
            Program.start(workshop.program("calls", workshop.file("away.data").toString()))) {
      pair.depart(away);
      away.batches(WARMING_BATCHES);
      wire.tcpUs(WARMING_TRIPS);
      wire.tlsUs(WARMING_TRIPS, SMALL, SMALL);
      wire.tlsUs(WARMING_TRIPS / 10, BIG, SMALL);
      wire.tlsUs(WARMING_TRIPS / 10, SMALL, BIG);
      for (int round = 0; round < ROUNDS; round++) {
        add(TCP, wire.tcpUs(TRIPS));
        add(TLS, wire.tlsUs(TRIPS, SMALL, SMALL));
        add(TLS_OUT, wire.tlsUs(BIG_TRIPS, BIG, SMALL));
        add(TLS_BACK, wire.tlsUs(BIG_TRIPS, SMALL, BIG));
        away.batches(BATCHES).forEach((key, us) -> add(key + " away", us.median()));
        home.batches(BATCHES).forEach((key, us) -> add(key + " home", us.median()));
      }
      pair.bringHome(away);
    }
    return report();
  }

  private void add(String name, double value) {
    samples.computeIfAbsent(name, _ -> new Samples()).add(value);
  }

  private Report report() {
    Report report = new Report("forward");
    for (String yardstick : List.of(TCP, TLS, TLS_OUT, TLS_BACK)) {
      report.add(Row.of(yardstick, samples.get(yardstick), "us"));
    }
    for (Call call : Call.values()) {
      report.add(Row.of(call.title + ", at home", samples.get(call.key + " home"), "us"));
    }
    double worst = 0;
    for (Call call : Call.values()) {
      Row row =
          Row.of(
              call.title + ", away",
              samples.get(call.key + " away"),
              "us",
              call.yardstick,
              samples.get(call.yardstick));
      report.add(row);
      worst = Math.max(worst, row.ratio());
    }
    report.note(
        String.format(
            "Aim: each forwarded call at most 3 of the round trip that carries as much; worst %.2f:"
                + " %s.",
            worst, worst <= 3 ? "met" : "missed"));
    return report;
  }
}
