package dev.roost.bench;

import java.io.IOException;
import java.util.List;

/** Sequential reads or writes of a file, in each of the ways in which it can be reached. */
final class Stream {

  /** As large as the largest that is read. */
  static final long FILE_BYTES = 128L << 20;

  private final String name;
  private final String kind;
  private final int callBytes;
  private final long totalBytes;
  private final Samples home = new Samples();
  private final Samples away = new Samples();
  private final Samples sshfs = new Samples();
  private final Samples nfs = new Samples();

  private Stream(String name, String kind, int callBytes, long totalBytes) {
    this.name = name;
    this.kind = kind;
    this.callBytes = callBytes;
    this.totalBytes = totalBytes;
  }

  /** In this order each leaves a file that is large enough for the next. */
  static List<Stream> all() {
    return List.of(
        new Stream("write, 1 MiB calls", "write", 1 << 20, FILE_BYTES),
        new Stream("read, 1 MiB calls", "read", 1 << 20, FILE_BYTES),
        new Stream("read, 4 KiB calls", "read", 4 << 10, FILE_BYTES / 8),
        new Stream("write, 4 KiB calls", "write", 4 << 10, FILE_BYTES / 8));
  }

  /** The programs that do it; {@code nfs} is null without NFS. */
  record Ways(Program home, Program away, Program sshfs, Program nfs) {}

  void measure(Ways ways) throws IOException {
    home.add(rate(ways.home));
    away.add(rate(ways.away));
    sshfs.add(rate(ways.sshfs));
    if (ways.nfs != null) {
      nfs.add(rate(ways.nfs));
    }
  }

  /** Without keeping the figures: engines are JVMs, which are slow at first. */
  void warm(Program program) throws IOException {
    rate(program);
  }

  private double rate(Program program) throws IOException {
    return totalBytes
        * 1e3
        / Long.parseLong(program.ask(kind + " " + callBytes + " " + totalBytes));
  }

  /** Adds its rows; returns the ratio to NFS, or to sshfs where there is no NFS. */
  double report(Report report, boolean hasNfs) {
    report.add(Row.rate(name + ": at home", home));
    report.add(Row.rate(name + ": sshfs", sshfs));
    Row beside = Row.rate(name + ": away", away, name + ": sshfs", sshfs);
    report.add(beside);
    if (hasNfs) {
      report.add(Row.rate(name + ": NFS", nfs));
      beside = Row.rate(name + ": away, beside NFS", away, name + ": NFS", nfs);
      report.add(beside);
    }
    report.add(Row.rate(name + ": calls at home", calls(home), "/s"));
    report.add(Row.rate(name + ": calls of sshfs", calls(sshfs), "/s"));
    if (hasNfs) {
      report.add(Row.rate(name + ": calls of NFS", calls(nfs), "/s"));
    }
    report.add(Row.rate(name + ": calls away", calls(away), "/s"));
    return beside.ratio();
  }

  private Samples calls(Samples megabytes) {
    return megabytes.times(1e6 / callBytes);
  }
}
