package dev.roost.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** clock_gettime(2). */
public final class Clock {
  public static final int MONOTONIC = 1;
  public static final int BOOTTIME = 7;

  private Clock() {}

  /** The clock's time, in nanoseconds. */
  public static long nanoseconds(int clock) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(16, 8);
      Libc.check("clock_gettime " + clock, Libc.syscall(228, clock, out.address(), 0, 0, 0, 0));
      return out.get(JAVA_LONG, 0) * 1_000_000_000L + out.get(JAVA_LONG, 8);
    }
  }

  /** The clock that counts the CPU time of all threads of {@code pid}; clock_getcpuclockid(3). */
  public static int ofProcess(int pid) {
    return (~pid << 3) | 2;
  }
}
