package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.NoSuchElementException;

/**
 * {@code /proc/pressure/memory}: how much tasks wait for memory; see
 * Documentation/accounting/psi.rst of the kernel (4.20 and later).
 *
 * @param some share of the last ten seconds in which at least one task waited, 0 to 1
 */
public record ProcPressure(double some) {

  /** What this machine says; null if its kernel does not count pressure. */
  public static ProcPressure memory() throws IOException {
    return memory(ProcFiles.PROC);
  }

  /** The same of another place than {@code /proc}. */
  public static ProcPressure memory(Path proc) throws IOException {
    Path file = proc.resolve("pressure/memory");
    // Not there without CONFIG_PSI, nor if it was booted with psi=0.
    return Files.exists(file)
        ? ProcFiles.parse(file, ProcFiles.text(file), text -> new ProcPressure(some(text)))
        : null;
  }

  private static double some(String text) {
    return text.lines()
        .filter(line -> line.startsWith("some "))
        .flatMap(line -> Arrays.stream(line.split(" ")))
        .filter(field -> field.startsWith("avg10="))
        .map(field -> Double.parseDouble(field.substring("avg10=".length())) / 100)
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no average of some tasks"));
  }
}
