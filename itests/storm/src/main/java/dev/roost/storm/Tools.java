package dev.roost.storm;

import dev.roost.testkit.SwapFile;
import dev.roost.testkit.Tracees;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The programs that a storm needs.
 *
 * @param observer the compiled {@code observe}
 * @param pageOut the compiled {@code page_out}
 * @param binaries where they are
 */
record Tools(Path observer, Path pageOut, Path binaries) {

  /**
   * Compiles them.
   *
   * @param sources where observe.c is
   * @param binaries where they go
   */
  static Tools build(Path sources, Path binaries) {
    return new Tools(
        Tracees.buildObserver(sources, binaries),
        Tracees.buildTool(sources, binaries, "page_out"),
        binaries.toAbsolutePath());
  }

  /**
   * Swap for memory pressure, if the machine has none: without it only pages of files could be
   * taken.
   *
   * @throws IllegalStateException with the system's words if it cannot be had
   */
  Optional<SwapFile> swapFor(Weather weather) {
    return weather.pressure().isZero() ? Optional.empty() : SwapFile.use(binaries.resolve("swap"));
  }
}
