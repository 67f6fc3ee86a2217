package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * {@code /proc/meminfo}; see proc_meminfo(5).
 *
 * @param totalBytes memory that the kernel manages
 * @param availableBytes what programs could still get without swapping, the kernel's estimate
 * @param swapTotalBytes swap that there is
 * @param swapFreeBytes what of it is free
 */
public record ProcMeminfo(
    long totalBytes, long availableBytes, long swapTotalBytes, long swapFreeBytes) {

  public static ProcMeminfo read() throws IOException {
    return read(ProcFiles.PROC);
  }

  public static ProcMeminfo read(Path proc) throws IOException {
    Path file = proc.resolve("meminfo");
    return ProcFiles.parse(
        file,
        ProcFiles.text(file),
        text -> {
          List<String> lines = text.lines().toList();
          return new ProcMeminfo(
              bytes(lines, "MemTotal:"),
              bytes(lines, "MemAvailable:"),
              bytes(lines, "SwapTotal:"),
              bytes(lines, "SwapFree:"));
        });
  }

  private static long bytes(List<String> lines, String key) {
    for (String line : lines) {
      if (line.startsWith(key)) {
        return Long.parseLong(line.substring(key.length()).replace("kB", "").strip()) * 1024;
      }
    }
    throw new NoSuchElementException("no line " + key);
  }
}
