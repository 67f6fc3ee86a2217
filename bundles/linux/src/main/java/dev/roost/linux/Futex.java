package dev.roost.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** futex(2) on words in shared mappings, visible to other processes. */
public final class Futex {
  private static final long SYS_FUTEX = 202;

  private static final ThreadLocal<MemorySegment> TIMEOUT =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(16, 8));

  private Futex() {}

  /**
   * FUTEX_WAIT: sleeps while the word at {@code word} holds {@code expected}, at most {@code
   * timeoutNs} nanoseconds. Returns at the latest then; may also return early, so callers look
   * again.
   */
  public static void await(MemorySegment word, int expected, long timeoutNs) {
    MemorySegment timeout = TIMEOUT.get();
    timeout.set(JAVA_LONG, 0, timeoutNs / 1_000_000_000L);
    timeout.set(JAVA_LONG, 8, timeoutNs % 1_000_000_000L);
    Libc.syscall(SYS_FUTEX, word.address(), 0, expected, timeout.address(), 0, 0);
  }

  /** FUTEX_WAKE: wakes all who wait on {@code word}. */
  public static void wake(MemorySegment word) {
    Libc.syscall(SYS_FUTEX, word.address(), 1, Integer.MAX_VALUE, 0, 0, 0);
  }
}
