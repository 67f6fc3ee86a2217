package dev.roost.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.roost.linux.abi.ResourceAbi.Rlimit;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** prlimit(2) of another process; ProcLimits reads. */
public final class ResourceLimits {

  private ResourceLimits() {}

  /**
   * Sets one limit.
   *
   * @param resource RLIMIT_*
   * @param soft unsigned, in the resource's unit; RLIM_INFINITY is none
   * @param hard likewise; at least {@code soft}, and without CAP_SYS_RESOURCE in the first user
   *     namespace not above what it is now
   * @throws ErrnoException EPERM, EINVAL or ESRCH as prlimit(2) says
   */
  public static void set(int pid, int resource, long soft, long hard) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment in = arena.allocate(Rlimit.LAYOUT);
      in.set(JAVA_LONG, Rlimit.RLIM_CUR, soft);
      in.set(JAVA_LONG, Rlimit.RLIM_MAX, hard);
      Libc.check(
          "prlimit " + pid + " " + resource,
          Libc.syscall(302, pid, resource, in.address(), 0, 0, 0));
    }
  }
}
