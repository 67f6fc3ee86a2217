package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code /proc/PID/smaps}: the mappings with their flags; see proc_pid_smaps(5).
 *
 * <p>The kernel walks all page tables for it, so it costs far more than maps: milliseconds per GiB.
 */
public final class ProcSmaps {
  private ProcSmaps() {}

  public static List<SmapsEntry> read(int pid) throws IOException {
    return read(ProcFiles.PROC, pid);
  }

  public static List<SmapsEntry> read(Path proc, int pid) throws IOException {
    Path file = ProcFiles.process(proc, pid).resolve("smaps");
    List<SmapsEntry> entries = new ArrayList<>();
    MapsEntry open = null;
    for (String line : ProcFiles.lines(file)) {
      if (isMapsLine(line)) {
        if (open != null) {
          throw ProcFiles.malformed(file, "no VmFlags before: " + line, null);
        }
        open = ProcFiles.parse(file, line, MapsEntry::parse);
      } else if (line.startsWith("VmFlags:") && open != null) {
        entries.add(new SmapsEntry(open, words(line.substring("VmFlags:".length()))));
        open = null;
      }
    }
    return List.copyOf(entries);
  }

  /** Addresses are in lower case, names of figures begin with a capital letter. */
  private static boolean isMapsLine(String line) {
    return Character.digit(line.charAt(0), 16) >= 0 && !Character.isUpperCase(line.charAt(0));
  }

  private static Set<String> words(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? Set.of() : Set.of(stripped.split(" +"));
  }
}
