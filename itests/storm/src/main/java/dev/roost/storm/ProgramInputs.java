package dev.roost.storm;

import dev.roost.testkit.Evidence;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a program of the suite finds in its working directory: a copy of its own directory, in which
 * its script {@code make}, if it has one, has made the rest. Made once per state of the directory.
 */
final class ProgramInputs {
  private static final long DEADLINE_S = 600;

  private ProgramInputs() {}

  /**
   * Makes them, if they are not there.
   *
   * @param inputs where those of all programs are
   * @return the directory with them
   * @throws IllegalStateException if {@code make} fails, with where its output is
   */
  static Path of(Program program, Path inputs) throws IOException {
    Path made = inputs.resolve(program.dir().getFileName()).toAbsolutePath();
    Path stamp = inputs.resolve(program.dir().getFileName() + ".made");
    String state = state(program.dir());
    if (Files.exists(stamp) && Files.readString(stamp).equals(state)) {
      return made;
    }
    Files.deleteIfExists(stamp);
    Evidence.delete(made);
    Files.createDirectories(made);
    try (Stream<Path> files = Files.list(program.dir())) {
      for (Path file : files.toList()) {
        Files.copy(file, made.resolve(file.getFileName()));
      }
    }
    if (Files.exists(made.resolve("make"))) {
      make(program, made);
    }
    Files.writeString(stamp, state);
    return made;
  }

  private static void make(Program program, Path made) throws IOException {
    File log = made.resolveSibling(program.dir().getFileName() + ".log").toFile();
    ProcessBuilder builder =
        new ProcessBuilder("./make")
            .directory(made.toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(log);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    try {
      if (!process.waitFor(DEADLINE_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IllegalStateException(
            "%s: its make failed or took more than %d s; see %s"
                .formatted(program.name(), DEADLINE_S, log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it made " + made, e);
    }
    Files.delete(made.resolve("make"));
  }

  private static String state(Path dir) throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      StringBuilder state = new StringBuilder();
      List<Path> sorted = files.sorted().toList();
      for (Path file : sorted) {
        state.append(file.getFileName()).append('\n');
        state.append(Files.readString(file, StandardCharsets.UTF_8)).append('\n');
      }
      return state.toString();
    }
  }
}
