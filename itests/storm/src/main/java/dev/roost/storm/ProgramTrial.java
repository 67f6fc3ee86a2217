package dev.roost.storm;

import dev.roost.testkit.Cluster;
import dev.roost.testkit.Commands;
import dev.roost.testkit.Evidence;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Runs programs of the suite, each twice untouched and then in storms until it has made its moves.
 *
 * @param tools what a storm needs
 * @param inputs where the programs' inputs are made
 * @param dir for what runs leave
 * @param seed of the first storm of each program
 * @param moves that each must make
 * @param rounds storms after which it must have made them
 * @param out where progress is shown
 */
record ProgramTrial(
    Tools tools, Path inputs, Path dir, long seed, int moves, int rounds, PrintStream out) {

  /** Makes a program's row. */
  ProgramRow run(Program program) throws IOException {
    String version = Commands.run("sh", "-c", program.version()).strip().replace("\n", ", ");
    Path where = dir.resolve(program.name());
    Options options =
        new Options(
            seed,
            Duration.ZERO,
            program.gap(),
            Weather.FAIR,
            moves,
            program.limit(),
            ProgramInputs.of(program, inputs),
            program.command());
    Tally all = new Tally();
    int runs = 0;
    Optional<String> fault = Optional.empty();
    try (Cluster cluster = Cluster.of(Storm.NODES, where)) {
      Storm storm = storm(options, cluster, where);
      fault = storm.untouchedAgain().map(what -> "even untouched " + what);
      while (fault.isEmpty() && runs < rounds && all.moves() < moves) {
        Storm.Outcome outcome = storm.run(seed + runs);
        all.add(outcome.moves());
        fault = outcome.fault();
        if (fault.isPresent()) {
          out.println("  " + fault.get());
          out.println("  evidence: " + outcome.evidence());
          out.println("  again:    " + options.replay(seed + runs));
        }
        runs++;
      }
      if (fault.isEmpty()) {
        Evidence.delete(cluster.dir());
        Evidence.delete(where);
      }
    } catch (HangsUntouched hang) {
      out.println("  " + hang.getCause().getMessage());
      fault = Optional.of(hang.getMessage());
    }
    return row(program, version, runs, all, fault);
  }

  /** It did not end although nobody touched it: then the test is wrong, or the machine too slow. */
  private static final class HangsUntouched extends Exception {
    private static final long serialVersionUID = 1;

    HangsUntouched(AssertionError hang) {
      super("even untouched it did not end", hang);
    }
  }

  private Storm storm(Options options, Cluster cluster, Path where)
      throws IOException, HangsUntouched {
    try {
      return new Storm(options, cluster, tools, where);
    } catch (AssertionError hang) {
      throw new HangsUntouched(hang);
    }
  }

  private ProgramRow row(
      Program program, String version, int runs, Tally all, Optional<String> fault) {
    boolean enough = all.moves() >= moves;
    boolean stays =
        !program.stays().isEmpty()
            && all.stays().stream().anyMatch(line -> line.contains(program.stays()));
    String result =
        fault
            .map(what -> what.lines().findFirst().orElseThrow().replaceAll("pid [0-9]+", "it"))
            .orElse(enough ? "identical" : stays ? "identical, stays" : "identical, few moves");
    return new ProgramRow(
        program.name(),
        version,
        program.does(),
        runs,
        all.moves(),
        all.names(),
        result,
        fault.isEmpty() && (enough || stays),
        all.stays());
  }
}
