package dev.roost.node.doctor;

import dev.roost.api.CheckView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether programs wait for memory; {@code proc} is {@code /proc}. PSI: psi.rst of the kernel. */
record MemoryCheck(Path proc) implements Check {
  private static final Pattern WAITED = Pattern.compile("^some .*avg60=([0-9.]+)");
  private static final double MUCH_PERCENT = 10;
  private static final double FEW_PERCENT = 5;
  private static final String ADVICE =
      "roost:node reserve keeps guests away; roost:ps shows what needs it";

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public List<CheckView> look() throws IOException {
    List<String> info = Files.readAllLines(proc.resolve("meminfo"));
    double free = 100.0 * kilobytes(info, "MemAvailable") / kilobytes(info, "MemTotal");
    double waited = waited();
    String sentence =
        String.format(
            Locale.ROOT,
            "%.0f%% of the memory are free, programs waited for some in %.0f%% of the last minute",
            free,
            waited);
    return List.of(
        waited > MUCH_PERCENT || free < FEW_PERCENT
            ? CheckView.warning(name(), sentence, ADVICE)
            : CheckView.good(name(), sentence));
  }

  /** In percent; 0 on a kernel that does not say. */
  private double waited() throws IOException {
    Path file = proc.resolve("pressure/memory");
    if (!Files.exists(file)) {
      return 0;
    }
    Matcher matcher = WAITED.matcher(Files.readAllLines(file).getFirst());
    return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
  }

  private static long kilobytes(List<String> info, String key) throws IOException {
    for (String line : info) {
      if (line.startsWith(key + ":")) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    throw new IOException("meminfo has no " + key);
  }
}
