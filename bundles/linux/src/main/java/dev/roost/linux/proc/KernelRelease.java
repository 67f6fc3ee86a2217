package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Which kernel runs, and since which boot; see proc_sys_kernel(5).
 *
 * @param release such as {@code 6.12.57+deb13-amd64}
 * @param version such as {@code #1 SMP PREEMPT_DYNAMIC Debian 6.12.57-1}
 * @param bootId a UUID that is new with every boot
 */
public record KernelRelease(String release, String version, String bootId) {

  public static KernelRelease read() throws IOException {
    return read(ProcFiles.PROC);
  }

  public static KernelRelease read(Path proc) throws IOException {
    Path kernel = proc.resolve("sys/kernel");
    return new KernelRelease(
        ProcFiles.line(kernel.resolve("osrelease")),
        ProcFiles.line(kernel.resolve("version")),
        ProcFiles.line(kernel.resolve("random/boot_id")));
  }
}
