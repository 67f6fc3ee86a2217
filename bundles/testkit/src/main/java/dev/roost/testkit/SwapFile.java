package dev.roost.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A swap file of 512 MiB (swapon(8)), for machines that have no swap. Needs root. */
public final class SwapFile implements AutoCloseable {
  private static final String SIZE = "512M";

  private final Path file;

  private SwapFile(Path file) {
    this.file = file;
  }

  /**
   * Puts it to use, unless this machine swaps already. It goes when it is closed or the JVM ends.
   *
   * @param file where it goes; one that a killed JVM has left there is removed
   * @return empty if there is swap already
   * @throws IllegalStateException with the system's words if its file system or kernel cannot
   */
  public static Optional<SwapFile> use(Path file) {
    SwapFile swap = new SwapFile(file.toAbsolutePath());
    swap.close();
    if (isThere()) {
      return Optional.empty();
    }
    try {
      Commands.run("fallocate", "--length", SIZE, file.toString());
      Commands.run("chmod", "0600", file.toString());
      Commands.run("mkswap", file.toString());
      Commands.run("swapon", file.toString());
      Runtime.getRuntime().addShutdownHook(new Thread(swap::close, "swap-file-off"));
      return Optional.of(swap);
    } catch (IllegalStateException cannot) {
      swap.delete();
      throw cannot;
    }
  }

  /** Whether this machine has swap; proc(5), swaps. */
  public static boolean isThere() {
    return swaps().size() > 1;
  }

  /** Takes it out of use and deletes it, if it is there. */
  @Override
  public synchronized void close() {
    if (swaps().stream()
        .anyMatch(line -> line.startsWith(file + " ") || line.startsWith(file + "\t"))) {
      Commands.run("swapoff", file.toString());
    }
    delete();
  }

  private static List<String> swaps() {
    try {
      return Files.readAllLines(Path.of("/proc/swaps"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
