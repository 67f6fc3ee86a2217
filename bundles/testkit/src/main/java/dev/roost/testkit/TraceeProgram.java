package dev.roost.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run of a tracee: what its source's head says ({@code tracee.h} describes the head).
 *
 * @param name name of the source without {@code .c}, with {@code -static} if so linked
 * @param shows what it shows, in one sentence
 * @param binary the program
 * @param arguments its arguments
 * @param marks {@code pty}, {@code stays}, {@code may-stay}, {@code limit}
 * @param ends how it must end natively
 */
public record TraceeProgram(
    String name,
    String shows,
    Path binary,
    List<String> arguments,
    Set<String> marks,
    Ending ends) {

  /** Reads the head of a source and gives every run of it. */
  static Stream<TraceeProgram> of(Path source, Path binaries) throws IOException {
    List<String> head = Files.readAllLines(source);
    String stem = source.getFileName().toString().replaceAll("\\.c$", "");
    Set<String> marks =
        Arrays.stream(field(head, "Run").split(",")).map(String::strip).collect(Collectors.toSet());
    List<String> names = marks.contains("static") ? List.of(stem, stem + "-static") : List.of(stem);
    return names.stream()
        .flatMap(
            name ->
                Arrays.stream(field(head, "Args").split("\\|"))
                    .map(String::strip)
                    .map(arguments -> program(head, name, binaries.resolve(name), arguments)))
        .map(program -> program.marked(marks));
  }

  private static TraceeProgram program(
      List<String> head, String name, Path binary, String arguments) {
    List<String> words = arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));
    String ends = field(head, "Ends").replace("$1", words.isEmpty() ? "" : words.getFirst());
    return new TraceeProgram(
        name, field(head, "Shows"), binary, words, Set.of(), Ending.declared(ends));
  }

  private static String field(List<String> head, String field) {
    String start = "// " + field + ": ";
    return head.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .findFirst()
        .orElse("");
  }

  private TraceeProgram marked(Set<String> marks) {
    return new TraceeProgram(name, shows, binary, arguments, marks, ends);
  }

  /** Whether it needs a terminal. */
  public boolean onTerminal() {
    return marks.contains("pty");
  }

  /** Whether it must not be moved. */
  public boolean stays() {
    return marks.contains("stays");
  }

  /** Whether a refusal to move it is right too. */
  public boolean mayStay() {
    return marks.contains("may-stay");
  }

  /** Whether what it shows is a known limit, named in docs/limits.md, when it is moved. */
  public boolean isLimit() {
    return marks.contains("limit");
  }

  /** Name and arguments, as it is called in test reports. */
  public String title() {
    return arguments.isEmpty() ? name : name + " " + String.join(" ", arguments);
  }
}
