package dev.roost.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The directory in which one test leaves logs and outputs; it stays if the test fails. */
public final class Evidence {

  private final Path dir;

  private Evidence(Path dir) {
    this.dir = dir;
  }

  /**
   * Makes an empty directory for a test. What an earlier run has left, because it failed, stays
   * beside it with {@code .before} behind its name: a second try must not wipe out why it is one.
   *
   * @param root where evidence is kept, normally {@code target/evidence}
   * @param test name of the test; anything but letters, digits, '.', '-' and '_' becomes '-'
   */
  public static Evidence of(Path root, String test) {
    Path dir = root.resolve(test.replaceAll("[^A-Za-z0-9._-]+", "-")).toAbsolutePath();
    try {
      if (Files.exists(dir)) {
        Path before = dir.resolveSibling(dir.getFileName() + ".before");
        delete(before);
        Files.move(dir, before);
      }
      return new Evidence(Files.createDirectories(dir));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The directory. */
  public Path dir() {
    return dir;
  }

  /** The command that shows what happened. */
  public String command() {
    return "tail -n 40 $(find -L " + dir + " -type f -size -1M)";
  }

  /** Runs a test; what it leaves is deleted if it passes, and named if it does not. */
  public void keepIfFails(Body test) throws Throwable {
    try {
      test.run();
    } catch (Throwable failure) {
      failure.addSuppressed(new AssertionError("look at it with: " + command()));
      System.err.println("FAILED " + dir.getFileName() + ": " + failure.getMessage());
      System.err.println("  look at it with: " + command());
      throw failure;
    }
    delete(dir);
  }

  /** A test. */
  @FunctionalInterface
  public interface Body {
    /** Throws if what should be so is not. */
    void run() throws Throwable;
  }

  /** Deletes a directory with all that it holds, if it is there. */
  public static void delete(Path dir) {
    if (!Files.exists(dir)) {
      return;
    }
    try (Stream<Path> all = Files.walk(dir)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
