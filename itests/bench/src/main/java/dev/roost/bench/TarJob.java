package dev.roost.bench;

import dev.roost.testkit.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * GNU tar packs or unpacks a source tree. It reads the names of what it shall take from its
 * standard input, and is moved while it waits for them.
 */
final class TarJob {

  private static final long LONGEST_S = 120;

  private final String name;
  private final Sources sources;
  private final Samples homeMs = new Samples();
  private final Samples awayMs = new Samples();
  private final Samples sshfsMs = new Samples();
  private final boolean packs;
  private long calls;
  private int runs;

  private TarJob(String name, Sources sources, boolean packs) {
    this.name = name;
    this.sources = sources;
    this.packs = packs;
  }

  static TarJob packing(Sources sources) {
    return new TarJob("tar, packs", sources, true);
  }

  static TarJob unpacking(Sources sources) {
    return new TarJob("tar, unpacks", sources, false);
  }

  /** Moves a process that waits. */
  interface Mover {
    void move(int pid) throws IOException;
  }

  /** One sample in each place; {@code sshfs} has just been mounted and has nothing cached. */
  void measure(Mover away, Sshfs sshfs) throws IOException {
    homeMs.add(run(_ -> {}, new ProcessBuilder(), sources.shared()));
    awayMs.add(run(away, new ProcessBuilder(), sources.shared()));
    sshfsMs.add(run(_ -> {}, sshfs.running(new ProcessBuilder()), sshfs.path()));
  }

  /** How many system calls it makes. */
  void count(Workshop workshop) throws IOException {
    Path counted = workshop.file("count.out");
    run(_ -> {}, workshop.program("count", counted.toString()), sources.shared());
    calls = Long.parseLong(Files.readString(counted).strip());
  }

  /**
   * @param command what tar and its arguments are put behind
   * @param shared the shared directory, as seen there
   * @return milliseconds from the first name until it has ended
   */
  private double run(Mover mover, ProcessBuilder command, Path shared) throws IOException {
    String result = "result-" + ++runs;
    String archive = packs ? result + ".tar" : Sources.ARCHIVE;
    Path into = sources.shared().resolve(result);
    command.command().addAll(List.of("tar", packs ? "-cf" : "-xf", shared.resolve(archive) + ""));
    if (!packs) {
      Files.createDirectory(into);
    }
    command.command().addAll(List.of("-C", (packs ? shared : shared.resolve(result)) + ""));
    command.command().addAll(List.of("-T", "-"));
    Process tar = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    double ms;
    try {
      mover.move((int) tar.pid());
      long begun = System.nanoTime();
      tar.outputWriter().write(Sources.TREE + "\n");
      tar.outputWriter().close();
      if (!tar.waitFor(LONGEST_S, TimeUnit.SECONDS) || tar.exitValue() != 0) {
        throw new IOException(name + " did not end well: " + tar);
      }
      ms = (System.nanoTime() - begun) / 1e6;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while tar was running", e);
    } finally {
      tar.destroyForcibly();
    }
    check(result, into);
    return ms;
  }

  /** What it made must be the tree; then it goes. */
  private void check(String result, Path into) throws IOException {
    if (packs) {
      Path archive = sources.shared().resolve(result + ".tar");
      Commands.run("tar", "-df", archive.toString(), "-C", sources.shared().toString());
      Files.delete(archive);
    } else {
      Path tree = sources.shared().resolve(Sources.TREE);
      Commands.run("diff", "-r", tree.toString(), into.resolve(Sources.TREE).toString());
      Commands.run("rm", "-r", into.toString());
    }
  }

  /** Adds its rows; returns how much longer it takes away than through sshfs. */
  double report(Report report) {
    report.add(Row.of(name + ": at home", homeMs, "ms"));
    report.add(Row.of(name + ": sshfs", sshfsMs, "ms"));
    Row away = Row.of(name + ": away", awayMs, "ms", name + ": sshfs", sshfsMs);
    report.add(away);
    rates(report, "at home", homeMs);
    rates(report, "of sshfs", sshfsMs);
    rates(report, "away", awayMs);
    return away.ratio();
  }

  private void rates(Report report, String where, Samples ms) {
    report.add(Row.rate(name + ": rate " + where, ms.divide(sources.bytes() / 1e3)));
    report.add(Row.rate(name + ": calls " + where, ms.divide(calls * 1e3), "/s"));
  }
}
