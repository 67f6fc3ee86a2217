package dev.roost.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Commands that run an engine as on a machine that was started at another time, so that nothing
 * works because two engines happen to share their clocks. Need root; time_namespaces(7).
 */
final class OtherClocks {
  private static final long YEAR_S = 365 * 24 * 3600L;

  private OtherClocks() {}

  /**
   * Runs the command that follows as on a machine that is {@code years} older, and was asleep for
   * some of them: CLOCK_MONOTONIC does not count that. Nothing if this kernel has no time
   * namespaces. Keeps the process id, from kernel 6.1 on, where execve(2) enters the namespace.
   */
  static List<String> older(int years) {
    if (years == 0 || !Files.exists(Path.of("/proc/self/timens_offsets"))) {
      return List.of();
    }
    String awakeS = Long.toString(years * YEAR_S);
    String allS = Long.toString(years * YEAR_S + years * 1000L);
    return List.of("unshare", "--time", "--monotonic", awakeS, "--boottime", allS);
  }

  /** Runs the command that follows where the kernel says that it was booted another time. */
  static List<String> otherBoot(Path dir) throws IOException {
    Path id = Files.writeString(dir.resolve("boot_id"), UUID.randomUUID() + "\n");
    return List.of(
        "unshare",
        "--mount",
        "sh",
        "-c",
        "mount --bind \"$0\" /proc/sys/kernel/random/boot_id && exec \"$@\"",
        id.toString());
  }
}
