package dev.roost.engine.tracee;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roost.linux.ErrnoException;
import dev.roost.linux.Signals;
import dev.roost.linux.proc.ProcStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that is not a child of this JVM, whose reaper thread would steal its stops. Ended by
 * {@link #close}.
 */
public final class Orphan implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LOOK_AGAIN_NS = 1_000_000;

  private final int pid;

  private Orphan(int pid) {
    this.pid = pid;
  }

  /** Starts {@code command} in a session of its own, adopted by the machine's first process. */
  public static Orphan start(String... command) throws IOException {
    List<String> shell =
        new ArrayList<>(
            List.of("setsid", "sh", "-c", "\"$@\" </dev/null >/dev/null 2>&1 & echo $!", "sh"));
    shell.addAll(List.of(command));
    Process process = new ProcessBuilder(shell).redirectErrorStream(true).start();
    try (BufferedReader said = process.inputReader()) {
      return new Orphan(Integer.parseInt(said.readLine().strip()));
    }
  }

  /**
   * Compiles the C program of this resource of {@code beside}. The test is skipped without a gcc.
   */
  public static Path compile(Class<?> beside, String resource, Path directory)
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/gcc")), "needs gcc (apt-get install gcc)");
    Path source = directory.resolve(resource);
    try (InputStream in = beside.getResourceAsStream(resource)) {
      Files.write(source, in.readAllBytes());
    }
    Path program = directory.resolve(resource.replace(".c", ""));
    Process gcc =
        new ProcessBuilder(
                "gcc", "-O1", "-pthread", "-o", program.toString(), source.toString(), "-lm")
            .redirectErrorStream(true)
            .start();
    String said = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (gcc.waitFor() != 0) {
      throw new IOException("gcc refuses " + resource + ": " + said);
    }
    return program;
  }

  /** Waits until {@code holds}. */
  public static void await(String what, Callable<Boolean> holds) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("for " + PATIENCE.toSeconds() + " s not: " + what);
      }
      LockSupport.parkNanos(LOOK_AGAIN_NS);
    }
  }

  /** Its process id. */
  public int pid() {
    return pid;
  }

  /** Whether it still exists and is no zombie. */
  public boolean alive() {
    try {
      return "ZX".indexOf(ProcStatus.read(pid).state()) < 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      Signals.kill(pid, 9);
    } catch (ErrnoException e) {
      System.err.println("process " + pid + " has ended by itself: " + e.getMessage());
    }
  }
}
