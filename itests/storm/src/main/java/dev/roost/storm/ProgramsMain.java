package dev.roost.storm;

import dev.roost.testkit.Evidence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code ./roost programs}. */
public final class ProgramsMain {
  private static final String USAGE =
      """
      roost programs [list] [--seed N] [--moves N] [NAME…]

        Runs ordinary programs untouched and in migration storms, and writes docs/programs.md: all programs, or the
        rows of those named.
        list       names them
        --seed N   of the first storm of each program (1)
        --moves N  that each must make (20)

      Ends with 0 if all were the same as untouched, with 1 if not, with 2 after wrong arguments.
      """;

  private static final int ROUNDS = 10;

  private ProgramsMain() {}

  /**
   * System properties: {@code roost.top} the checkout, {@code roost.storm} a directory for inputs
   * and evidence.
   */
  public static void main(String[] args) throws IOException {
    if (List.of(args).equals(List.of("--help"))) {
      System.out.print(USAGE);
      return;
    }
    Path top = Path.of(System.getProperty("roost.top"));
    List<Program> suite = Program.all(top.resolve("itests/programs"));
    if (List.of(args).equals(List.of("list"))) {
      suite.forEach(each -> System.out.printf("%-24s %s%n", each.name(), each.does()));
      return;
    }
    Request request = null;
    try {
      request = Request.parse(args, suite);
    } catch (IllegalArgumentException e) {
      System.err.println("roost: programs: " + e.getMessage());
      System.exit(2);
    }
    try {
      System.exit(run(request, suite, top) ? 0 : 1);
    } catch (IOException | IllegalStateException | AssertionError e) {
      System.err.println("roost: programs: " + e.getMessage());
      System.exit(1);
    }
  }

  /** What is asked for. */
  record Request(long seed, int moves, List<Program> programs) {

    /**
     * @throws IllegalArgumentException with one line that says what would be right
     */
    static Request parse(String[] words, List<Program> suite) {
      long seed = 1;
      int moves = 20;
      Set<String> names = new TreeSet<>();
      for (int at = 0; at < words.length; at++) {
        switch (words[at]) {
          case "--seed" -> seed = number(words, at++);
          case "--moves" -> moves = number(words, at++);
          default -> names.add(words[at]);
        }
      }
      List<Program> programs = new ArrayList<>(suite);
      if (!names.isEmpty()) {
        programs.removeIf(program -> !names.contains(program.name()));
        programs.forEach(program -> names.remove(program.name()));
      }
      if (!names.isEmpty()) {
        throw new IllegalArgumentException(
            "there is no program " + names.iterator().next() + "; ./roost programs list names all");
      }
      return new Request(seed, moves, programs);
    }

    private static int number(String[] words, int at) {
      if (at + 1 == words.length || !words[at + 1].matches("[0-9]{1,9}")) {
        throw new IllegalArgumentException(words[at] + " needs a whole number");
      }
      return Integer.parseInt(words[at + 1]);
    }
  }

  private static boolean run(Request request, List<Program> suite, Path top) throws IOException {
    Runtime.getRuntime().addShutdownHook(new Thread(Main::abandon, "programs-abandon"));
    Path dir = Path.of(System.getProperty("roost.storm")).toAbsolutePath();
    Tools tools = Tools.build(top.resolve("itests/tracees"), dir.resolveSibling("storm-programs"));
    List<String> names = suite.stream().map(Program::name).toList();
    boolean good = true;
    for (Program program : request.programs()) {
      Path where = dir.resolve(program.name());
      Evidence.delete(where);
      ProgramRow row =
          new ProgramTrial(
                  tools,
                  dir.resolveSibling("programs-inputs"),
                  dir,
                  request.seed(),
                  request.moves(),
                  ROUNDS,
                  System.out)
              .run(program);
      ProgramsPage.write(top.resolve("docs/programs.md"), Arrays.asList(row), names);
      System.out.printf(
          "%s: %d moves in %d runs: %s%n", row.name(), row.moves(), row.runs(), row.result());
      row.stays().forEach(line -> System.out.println("  stays: " + line));
      good &= row.good();
    }
    return good;
  }
}
