package dev.roost.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** get_robust_list(2) of another task. */
public final class RobustList {

  private RobustList() {}

  /** Head address and length, as set_robust_list(2) takes them. */
  public static long[] of(int tid) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(16, 8);
      Libc.check(
          "get_robust_list " + tid,
          Libc.syscall(274, tid, out.address(), out.address() + 8, 0, 0, 0));
      return new long[] {out.get(JAVA_LONG, 0), out.get(JAVA_LONG, 8)};
    }
  }
}
