package dev.roost.testkit;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Compiles the tracees and says which there are. */
public final class Tracees {

  private static final List<String> FLAGS =
      List.of("-std=gnu11", "-O1", "-pthread", "-Wall", "-Wextra", "-Werror");

  /** How the source of a program begins that tests only use. */
  private static final String TOOL = "// Not a tracee";

  private final Path sources;
  private final Path binaries;

  private Tracees(Path sources, Path binaries) {
    this.sources = sources;
    this.binaries = binaries;
  }

  /**
   * Compiles with gcc what is newer than its program.
   *
   * @param sources directory of {@code *.c} and {@code *.h}
   * @param binaries where the programs go
   * @throws IllegalStateException with the compiler's words if something does not compile
   */
  public static Tracees build(Path sources, Path binaries) {
    Tracees tracees = new Tracees(sources.toAbsolutePath(), binaries.toAbsolutePath());
    try {
      Files.createDirectories(binaries);
      // Java machines that run tests at the same time need the same programs.
      try (FileChannel channel = FileChannel.open(binaries.resolve(".lock"), CREATE, WRITE);
          FileLock _ = channel.lock()) {
        tracees.sourceFiles().parallel().forEach(tracees::compile);
      }
      return tracees;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@link #build}, but only what runs others and reports how they end. */
  public static Path buildObserver(Path sources, Path binaries) {
    return buildTool(sources, binaries, "observe");
  }

  /** As {@link #build}, but only one program that is not a tracee, as its first line says. */
  public static Path buildTool(Path sources, Path binaries, String name) {
    Tracees tracees = new Tracees(sources.toAbsolutePath(), binaries.toAbsolutePath());
    try {
      Files.createDirectories(binaries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tracees.compile(tracees.sources.resolve(name + ".c"));
    return tracees.binaries.resolve(name);
  }

  /** Every run of every tracee, by name. */
  public List<TraceeProgram> programs() {
    try {
      List<TraceeProgram> programs = new ArrayList<>();
      for (Path source : sourceFiles().toList()) {
        if (!Files.readString(source).startsWith(TOOL)) {
          programs.addAll(TraceeProgram.of(source, binaries).toList());
        }
      }
      return programs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one run called {@code title}. */
  public TraceeProgram program(String title) {
    return programs().stream()
        .filter(program -> program.title().equals(title))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no tracee '" + title + "' in " + sources));
  }

  /** The program that runs others and reports how they end. */
  public Path observer() {
    return binaries.resolve("observe");
  }

  private Stream<Path> sourceFiles() throws IOException {
    try (Stream<Path> all = Files.list(sources)) {
      return all.filter(path -> path.toString().endsWith(".c")).sorted().toList().stream();
    }
  }

  private void compile(Path source) {
    String name = source.getFileName().toString().replaceAll("\\.c$", "");
    try {
      compile(source, name, List.of());
      if (Files.readString(source).lines().limit(6).anyMatch(l -> l.matches("// Run:.*static.*"))) {
        compile(source, name + "-static", List.of("-static"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compile(Path source, String name, List<String> more) throws IOException {
    Path binary = binaries.resolve(name);
    if (isUpToDate(binary, source)) {
      return;
    }
    Path fresh = Files.createTempFile(binaries, name, ".new");
    List<String> command = new ArrayList<>(List.of("env", "-C", sources.toString(), "gcc"));
    command.addAll(FLAGS);
    command.addAll(more);
    command.addAll(
        List.of("-o", fresh.toString(), sources.relativize(source).toString(), "-lm", "-lrt"));
    Commands.run(command);
    Files.move(fresh, binary, REPLACE_EXISTING);
  }

  private boolean isUpToDate(Path binary, Path source) throws IOException {
    return isNewer(binary, source) && isNewerThanHeaders(binary);
  }

  private boolean isNewerThanHeaders(Path binary) throws IOException {
    try (Stream<Path> all = Files.list(sources)) {
      for (Path header : all.filter(path -> path.toString().endsWith(".h")).toList()) {
        if (!isNewer(binary, header)) {
          return false;
        }
      }
      return true;
    }
  }

  private static boolean isNewer(Path binary, Path source) throws IOException {
    return Files.exists(binary)
        && Files.getLastModifiedTime(binary).compareTo(Files.getLastModifiedTime(source)) > 0;
  }
}
