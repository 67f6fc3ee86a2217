package dev.roost.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs small programs of the system, each with a deadline. */
public final class Commands {

  private static final long DEADLINE_S = 60;

  private Commands() {}

  /**
   * Runs a command to its end.
   *
   * @return what it printed, both streams
   * @throws IllegalStateException if it fails, with what it printed
   */
  public static String run(String... command) {
    return run(List.of(command));
  }

  /** The same with a list. */
  public static String run(List<String> command) {
    try {
      Path output = Files.createTempFile("roost-command", ".out");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(DEADLINE_S, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new IllegalStateException("not within " + DEADLINE_S + " s: " + command);
        }
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
          throw new IllegalStateException(
              String.join(" ", command) + " ended with " + process.exitValue() + ": " + printed);
        }
        return printed;
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + command, e);
    }
  }
}
