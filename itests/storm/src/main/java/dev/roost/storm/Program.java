package dev.roost.storm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One program of the suite, as the head of {@code itests/programs/DIRECTORY/run} describes it:
 * lines {@code # Field: value}. docs/testing.md lists the fields.
 *
 * @param name the directory's, with {@code -WORD} for each word of the field {@code Each}
 * @param dir the directory
 * @param argument the word, or empty
 * @param does what it does in the test
 * @param version a shell command that prints its version, or several in lines
 * @param gap mean time between two moves
 * @param limit after which a run hangs
 * @param stays a part of the reason why its processes may not move at all; empty if they must
 * @param tested whether {@code ./roost test} runs it
 */
record Program(
    String name,
    Path dir,
    String argument,
    String does,
    String version,
    Duration gap,
    Duration limit,
    String stays,
    boolean tested) {
  private static final String GAP_MS = "80";
  private static final String LIMIT_S = "300";

  /** All that are below a directory, by name. */
  static List<Program> all(Path suite) throws IOException {
    List<Program> programs = new ArrayList<>();
    try (Stream<Path> dirs = Files.list(suite)) {
      for (Path dir : dirs.filter(path -> Files.exists(path.resolve("run"))).sorted().toList()) {
        programs.addAll(of(dir));
      }
    }
    return programs;
  }

  private static List<Program> of(Path dir) throws IOException {
    List<String> head = Files.readAllLines(dir.resolve("run"));
    return Arrays.stream(field(head, "Each", "").split(" "))
        .map(each -> of(dir, head, each))
        .toList();
  }

  private static Program of(Path dir, List<String> head, String each) {
    String base = dir.getFileName().toString();
    return new Program(
        each.isEmpty() ? base : base + "-" + each,
        dir,
        each,
        required(dir.resolve("run"), head, "Does").replace("$1", each),
        required(dir.resolve("run"), head, "Version"),
        Duration.ofMillis(Long.parseLong(field(head, "Gap", GAP_MS))),
        Duration.ofSeconds(Long.parseLong(field(head, "Limit", LIMIT_S))),
        field(head, "Stays", ""),
        field(head, "Test", "no").equals("yes"));
  }

  private static String field(List<String> head, String field, String otherwise) {
    String start = "# " + field + ": ";
    return head.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .findFirst()
        .orElse(otherwise);
  }

  private static String required(Path run, List<String> head, String field) {
    String value = field(head, field, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException(run + ": no line '# " + field + ": …' at its head");
    }
    return value;
  }

  /** The programs of Debian only, whatever else is installed here, and no language but its own. */
  List<String> command() {
    List<String> command =
        new ArrayList<>(List.of("env", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8"));
    command.add("./run");
    if (!argument.isEmpty()) {
      command.add(argument);
    }
    return command;
  }
}
