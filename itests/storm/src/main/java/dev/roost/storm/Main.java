package dev.roost.storm;

import dev.roost.testkit.Cluster;
import dev.roost.testkit.Evidence;
import dev.roost.testkit.OwnCgroup;
import dev.roost.testkit.SwapFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code ./roost storm}. */
public final class Main {
  private static final String USAGE =
      """
      roost storm [--seed N] [--for S] [--gap MS] [--at-least N] [--limit S] [--in DIR] [--] COMMAND…

        Runs the command untouched, and then while its processes are thrown between three nodes at random
        moments; exit code, output and files must be the same.
        --seed N      of the first run; without it one is drawn and printed
        --for S       repeats for S seconds, each run with the next seed
        --gap MS      mean time between two moves (100)
        --delay MS    what home and guests tell each other takes so long in each direction, on average
        --pressure MS mean time between two moments at which a process loses all its memory to swap and files
        --at-least N  moves that must be made, or the storm has shown nothing (1)
        --limit S     what runs longer hangs (180)
        --in DIR      each run finds a copy of what is in DIR in its working directory, which is empty otherwise

      Ends with 0 if every run was as the untouched one, with 1 if not, with 2 after wrong arguments.
      """;

  private Main() {}

  /**
   * System properties: {@code roost.tracees} where observe.c is, {@code roost.storm} a directory
   * for programs and evidence.
   */
  public static void main(String[] args) {
    if (List.of(args).equals(List.of("--help"))) {
      System.out.print(USAGE);
      return;
    }
    Options options = null;
    try {
      options = Options.parse(args, System.nanoTime() & 0xffffff);
    } catch (IllegalArgumentException e) {
      System.err.println("roost: storm: " + e.getMessage() + "; ./roost storm --help shows all");
      System.exit(2);
    }
    try {
      System.exit(run(options) ? 0 : 1);
    } catch (IOException | IllegalStateException | AssertionError e) {
      System.err.println("roost: storm: " + e.getMessage());
      System.exit(1);
    }
  }

  private static boolean run(Options options) throws IOException {
    Runtime.getRuntime().addShutdownHook(new Thread(Main::abandon, "storm-abandon"));
    Path dir = Path.of(System.getProperty("roost.storm")).toAbsolutePath();
    Evidence.delete(dir);
    Tools tools =
        Tools.build(
            Path.of(System.getProperty("roost.tracees")), dir.resolveSibling("storm-programs"));
    Tally all = new Tally();
    Pressure.Taken taken = Pressure.Taken.NOTHING;
    int faults = 0;
    Path engines;
    try (SwapFile _ = tools.swapFor(options.weather()).orElse(null);
        Cluster cluster = Cluster.of(Storm.NODES, dir)) {
      Storm storm = new Storm(options, cluster, tools, dir);
      System.out.println("untouched: " + storm.untouched().ending());
      long end = System.nanoTime() + options.runFor().toNanos();
      long seed = options.seed();
      do {
        Storm.Outcome outcome = storm.run(seed);
        all.add(outcome.moves());
        taken = taken.and(outcome.taken());
        faults += outcome.fault().isPresent() ? 1 : 0;
        print(options, seed, outcome);
        seed++;
      } while (System.nanoTime() < end);
      engines = cluster.dir();
    }
    if (faults == 0) {
      Evidence.delete(engines);
      Evidence.delete(dir);
    }
    all.refusals().forEach(System.out::println);
    if (!options.weather().pressure().isZero()) {
      System.out.println("storm: " + taken);
    }
    System.out.printf(
        "storm: %d moves of %d processes, %d runs not as the untouched one%n",
        all.moves(), all.travellers(), faults);
    if (all.moves() < options.atLeast()) {
      System.out.println("storm: fewer than " + options.atLeast() + " moves show nothing");
    }
    return faults == 0 && all.moves() >= options.atLeast();
  }

  /** The JVM ends: if that is before the storm does, nothing of it may go on. */
  static void abandon() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    OwnCgroup.closeAll();
  }

  private static void print(Options options, long seed, Storm.Outcome outcome) {
    System.out.printf(
        "seed %d: %d moves of %d processes: %s%n",
        seed,
        outcome.moves().moves(),
        outcome.moves().travellers(),
        outcome.fault().orElse("identical"));
    if (outcome.fault().isPresent()) {
      System.out.println("  evidence: " + outcome.evidence());
      System.out.println("  again:    " + options.replay(seed));
    }
  }
}
