package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code /proc/cpuinfo}; see proc_cpuinfo(5).
 *
 * @param modelName of the first processor
 * @param flags features that all processors have, sorted; what a program sees with CPUID may be
 *     less than this (CPUID faulting, XCR0) and is the engine's business
 * @param processors online
 */
public record ProcCpuinfo(String modelName, Set<String> flags, int processors) {

  public static ProcCpuinfo read() throws IOException {
    return read(ProcFiles.PROC);
  }

  public static ProcCpuinfo read(Path proc) throws IOException {
    Path file = proc.resolve("cpuinfo");
    List<String> lines = ProcFiles.lines(file);
    return ProcFiles.parse(
        file,
        "no model name or flags",
        ignored -> {
          TreeSet<String> common = null;
          for (String flags : values(lines, "flags")) {
            List<String> words = List.of(flags.split(" +"));
            if (common == null) {
              common = new TreeSet<>(words);
            } else {
              common.retainAll(Set.copyOf(words));
            }
          }
          if (common == null) {
            throw new NoSuchElementException("flags");
          }
          return new ProcCpuinfo(
              values(lines, "model name").getFirst(),
              Collections.unmodifiableSet(common),
              values(lines, "processor").size());
        });
  }

  private static List<String> values(List<String> lines, String key) {
    return lines.stream()
        .filter(l -> l.contains(":") && l.substring(0, l.indexOf(':')).strip().equals(key))
        .map(l -> l.substring(l.indexOf(':') + 1).strip())
        .toList();
  }
}
