package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * {@code /proc/PID/io}; see proc_pid_io(5). It counts all threads, also those that have ended.
 *
 * @param calls calls of the read(2) and write(2) families so far, whatever they read and wrote
 * @param bytes bytes that they moved, from caches too
 */
public record ProcIo(long calls, long bytes) {

  public static ProcIo read(int pid) throws IOException {
    return read(ProcFiles.PROC, pid);
  }

  public static ProcIo read(Path proc, int pid) throws IOException {
    Path file = proc.resolve(Integer.toString(pid)).resolve("io");
    return ProcFiles.parse(
        file,
        ProcFiles.text(file),
        text -> {
          List<String> lines = text.lines().toList();
          return new ProcIo(
              count(lines, "syscr: ") + count(lines, "syscw: "),
              count(lines, "rchar: ") + count(lines, "wchar: "));
        });
  }

  private static long count(List<String> lines, String key) {
    for (String line : lines) {
      if (line.startsWith(key)) {
        return Long.parseLong(line.substring(key.length()));
      }
    }
    throw new NoSuchElementException("no line " + key);
  }
}
