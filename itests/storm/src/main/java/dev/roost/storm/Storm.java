package dev.roost.storm;

import dev.roost.testkit.Await;
import dev.roost.testkit.Cluster;
import dev.roost.testkit.Commands;
import dev.roost.testkit.EngineProcess;
import dev.roost.testkit.Evidence;
import dev.roost.testkit.ObservedRun;
import dev.roost.testkit.OwnCgroup;
import dev.roost.testkit.Processes;
import dev.roost.testkit.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Runs one command untouched and then in storms, each of a seed, and compares. */
final class Storm {
  /** Home and two guests. */
  static final int NODES = 3;

  /** Of the cgroup that holds what the command starts; one storm at a time in a JVM. */
  private static final String CGROUP = "roost-storm-" + ProcessHandle.current().pid();

  private static final Duration QUIET = Duration.ofSeconds(20);

  private final Options options;
  private final Tools tools;
  private final Path dir;
  private final Cluster cluster;
  private final RunResult untouched;

  /**
   * Runs the command untouched.
   *
   * @param cluster the nodes
   * @param tools what runs and presses it
   * @param dir for what runs leave
   */
  Storm(Options options, Cluster cluster, Tools tools, Path dir) throws IOException {
    this.cluster = cluster;
    this.options = options;
    this.tools = tools;
    this.dir = dir.toAbsolutePath();
    untouched = untouched("untouched");
  }

  private RunResult untouched(String name) throws IOException {
    Path where = dir.resolve(name);
    RunResult result;
    try (OwnCgroup all = OwnCgroup.make(CGROUP);
        ObservedRun run = start(where, all)) {
      result = run.await(options.limit());
    }
    Evidence.delete(where);
    return result;
  }

  /** Runs it untouched once more: in what it is another one then, nothing can be compared. */
  Optional<String> untouchedAgain() throws IOException {
    return Difference.between(untouched, untouched("untouched-again"));
  }

  /**
   * What came of one run.
   *
   * @param moves what came of its moves
   * @param taken what memory pressure took
   * @param fault in what it was not as the run that nobody touched; empty if it was
   * @param evidence where to look
   */
  record Outcome(Tally moves, Pressure.Taken taken, Optional<String> fault, Path evidence) {}

  /** How the command ended when nobody touched it. */
  RunResult untouched() {
    return untouched;
  }

  /** Runs the command in the storm of {@code seed}. */
  Outcome run(long seed) throws IOException {
    Path evidence = dir.resolve("seed-" + seed);
    Tally tally;
    Pressure.Taken taken;
    Optional<String> fault;
    Weather weather = options.weather();
    try (Delay ways = new Delay(cluster, weather.delay(), seed);
        OwnCgroup all = OwnCgroup.make(CGROUP);
        ObservedRun run = start(evidence, all);
        Pressure pressure = new Pressure(tools.pageOut(), all, weather.pressure(), seed)) {
      Gale gale = new Gale(cluster, ways.addresses(), all, options.gap(), new Random(seed));
      tally = gale.blow(run, System.nanoTime() + options.limit().toNanos());
      fault = fault(run);
      taken = pressure.taken();
      if (fault.isPresent()) {
        describe(all, evidence);
      }
    }
    if (fault.isEmpty()) {
      Evidence.delete(evidence);
    } else {
      Files.writeString(evidence.resolve("engines.log"), cluster.logTails());
    }
    return new Outcome(tally, taken, fault, evidence);
  }

  private static void describe(OwnCgroup all, Path evidence) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int pid : all.processes()) {
      text.append("process ").append(pid).append(Processes.describe(pid)).append("\n\n");
    }
    Files.writeString(evidence.resolve("processes"), text);
  }

  private Optional<String> fault(ObservedRun run) {
    try {
      RunResult stormed = run.await(Duration.ofSeconds(1));
      return Difference.between(untouched, stormed).or(this::left);
    } catch (AssertionError hang) {
      return Optional.of(hang.getMessage());
    }
  }

  /** What the engines still show of processes that have ended. */
  private Optional<String> left() {
    Optional<Boolean> quiet =
        Await.within("quiet", QUIET, () -> Optional.of(true).filter(_ -> strays().isEmpty()));
    return quiet.isPresent()
        ? Optional.empty()
        : Optional.of("the engines still have " + strays() + " after its end");
  }

  private List<String> strays() {
    return cluster.engines().stream().flatMap(engine -> views(engine).stream()).toList();
  }

  private List<String> views(EngineProcess engine) {
    try {
      return engine.control().processes().stream()
          .filter(view -> !Processes.runs(view.pid()))
          .map(view -> view.pid() + " " + view.command() + " on " + engine.address().node())
          .toList();
    } catch (IOException e) {
      return List.of("engine " + engine.address().node() + " does not answer: " + e.getMessage());
    }
  }

  private ObservedRun start(Path where, OwnCgroup all) throws IOException {
    Evidence.delete(where);
    Path work = Files.createDirectories(where.resolve("work"));
    if (options.contents() != null) {
      Commands.run("cp", "-a", options.contents() + "/.", work.toString());
    }
    // What observes the command is none of its processes, and stays outside.
    List<String> command = new ArrayList<>(all.prefix());
    command.addAll(options.command());
    return ObservedRun.start(tools.observer(), where, Map.of(), false, options.limit(), command);
  }
}
