package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.NoSuchElementException;

/**
 * {@code /proc/pressure/RESOURCE}: how much tasks wait for CPUs, memory or disks; see
 * Documentation/accounting/psi.rst of the kernel (4.20 and later).
 *
 * @param some share of the last ten seconds in which at least one task waited, 0 to 1
 */
public record ProcPressure(double some) {

  /** For what tasks wait; the names of the files in lower case. */
  public enum Resource {
    CPU,
    MEMORY,
    IO
  }

  /**
   * Share of the last ten seconds in which some task of this machine waited, 0 to 1; null if its
   * kernel does not count pressure.
   */
  public static Double someOf(Resource resource) throws IOException {
    ProcPressure pressure = of(resource, ProcFiles.PROC);
    return pressure == null ? null : pressure.some();
  }

  /** What another place than {@code /proc} says; null if it says nothing. */
  public static ProcPressure of(Resource resource, Path proc) throws IOException {
    Path file = proc.resolve("pressure").resolve(resource.name().toLowerCase(Locale.ROOT));
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
