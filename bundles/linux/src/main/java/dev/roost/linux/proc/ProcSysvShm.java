package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code /proc/sysvipc/shm}: the System V segments of this process's ipc namespace; proc(5),
 * sysvipc(7).
 */
public final class ProcSysvShm {
  private ProcSysvShm() {}

  public static List<SysvShmEntry> read() throws IOException {
    return read(ProcFiles.PROC);
  }

  public static List<SysvShmEntry> read(Path proc) throws IOException {
    Path file = proc.resolve("sysvipc").resolve("shm");
    List<SysvShmEntry> all = new ArrayList<>();
    // key shmid perms size cpid lpid nattch uid gid cuid cgid atime dtime ctime rss swap
    for (String line : ProcFiles.lines(file).stream().skip(1).toList()) {
      all.add(ProcFiles.parse(file, line, ProcSysvShm::parse));
    }
    return List.copyOf(all);
  }

  private static SysvShmEntry parse(String line) {
    String[] columns = line.strip().split(" +");
    return new SysvShmEntry(
        Integer.parseInt(columns[1]),
        Long.parseLong(columns[6]),
        Integer.parseInt(columns[5]),
        Long.parseLong(columns[11]));
  }
}
