package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code /proc/PID/maps}: the mappings of a process in order of address; see proc_pid_maps(5).
 *
 * <p>The list is one moment's truth only while all threads of the process are stopped. A zombie has
 * none.
 */
public final class ProcMaps {
  private ProcMaps() {}

  public static List<MapsEntry> read(int pid) throws IOException {
    return read(ProcFiles.PROC, pid);
  }

  public static List<MapsEntry> read(Path proc, int pid) throws IOException {
    Path file = ProcFiles.process(proc, pid).resolve("maps");
    List<MapsEntry> entries = new ArrayList<>();
    for (String line : ProcFiles.lines(file)) {
      entries.add(ProcFiles.parse(file, line, MapsEntry::parse));
    }
    return List.copyOf(entries);
  }
}
