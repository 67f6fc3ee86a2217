package dev.roost.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that runs under {@code observe}: a parent other than this JVM, whose child reaper could
 * otherwise take what the engine waits for. Its directory holds {@code work} (its working
 * directory), {@code stdout}, {@code stderr} and {@code report}.
 */
public final class ObservedRun implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(180);

  private final Path dir;
  private final Process observer;
  private final int pid;

  private ObservedRun(Path dir, Process observer) {
    this.dir = dir;
    this.observer = observer;
    this.pid =
        Integer.parseInt(
            Await.value("pid of the program", Duration.ofSeconds(20), () -> reported("pid")));
  }

  /**
   * Starts a program, which is killed after three minutes.
   *
   * @param observer the compiled {@code observe}
   * @param dir an empty directory for this run
   * @param environment added to the test's own
   * @param terminal whether it gets a terminal of its own
   */
  public static ObservedRun start(
      Path observer,
      Path dir,
      Map<String, String> environment,
      boolean terminal,
      List<String> command) {
    return start(observer, dir, environment, terminal, LIMIT, command);
  }

  /**
   * Starts a program.
   *
   * @param limit when it is killed
   */
  public static ObservedRun start(
      Path observer,
      Path dir,
      Map<String, String> environment,
      boolean terminal,
      Duration limit,
      List<String> command) {
    try {
      Files.createDirectories(dir.resolve("work"));
      List<String> line = new ArrayList<>(List.of(observer.toString()));
      if (terminal) {
        line.add("--pty");
      }
      line.addAll(
          List.of("--limit", Long.toString(limit.toSeconds()), dir.resolve("report").toString()));
      line.addAll(command);
      ProcessBuilder builder =
          new ProcessBuilder(line)
              .directory(dir.resolve("work").toFile())
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(dir.resolve("stdout").toFile())
              .redirectError(dir.resolve("stderr").toFile());
      builder.environment().putAll(environment);
      return new ObservedRun(dir, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Pid of the program, not of its observer. */
  public int pid() {
    return pid;
  }

  /** Its working directory. */
  public Path work() {
    return dir.resolve("work");
  }

  /** What it has printed so far. */
  public String output() {
    return text("stdout");
  }

  /** How it ended, if it did. */
  public Optional<Ending> ending() {
    return reported("exited")
        .map(code -> new Ending(Ending.Kind.EXITED, Integer.parseInt(code)))
        .or(
            () ->
                reported("killed")
                    .map(signal -> new Ending(Ending.Kind.KILLED, Integer.parseInt(signal))));
  }

  /**
   * Waits for its end.
   *
   * @throws AssertionError if it does not end in time, or was killed after its limit: a hang
   */
  public RunResult await(Duration deadline) {
    Optional<Ending> ending = Await.within("the end", deadline, this::ending);
    if (ending.isEmpty()) {
      throw new AssertionError(
          "pid " + pid + " hangs, not ended within " + deadline + "; " + Processes.describe(pid));
    }
    if (text("report").contains("overdue")) {
      throw new AssertionError("it had not ended after its limit, and was killed");
    }
    Await.until("end of the observer", Duration.ofSeconds(10), () -> !observer.isAlive());
    return RunResult.of(ending.get(), output(), text("stderr"), work());
  }

  /** How many lines of the form {@code step K/N} it has printed. */
  public long steps() {
    return output().lines().filter(line -> line.startsWith("step ")).count();
  }

  /** Ends it if it still runs. */
  @Override
  public void close() {
    if (observer.isAlive() && ending().isEmpty()) {
      Processes.kill(pid);
      if (Await.within("end", Duration.ofSeconds(5), this::ending).isEmpty()) {
        observer.destroyForcibly();
      }
    }
  }

  private Optional<String> reported(String word) {
    return text("report")
        .lines()
        .filter(line -> line.startsWith(word + " "))
        .map(line -> line.substring(word.length() + 1))
        .findFirst();
  }

  private String text(String file) {
    Path path = dir.resolve(file);
    try {
      return Files.exists(path)
          ? new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)
          : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
