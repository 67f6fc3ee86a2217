package dev.roost.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Waits for word that somebody breaks a lease. The kernel tells one task, by a signal (F_SETSIG,
 * F_SETOWN_EX of fcntl(2)) which that task blocks for ever and takes with sigtimedwait(2): no
 * handler is needed, and no other thread of the JVM is ever interrupted.
 */
public final class LeaseBreaks {
  /** A real-time signal that neither the C library nor the JVM uses. */
  static final int SIGNAL = 45;

  /** What the kernel sends instead when too many signals wait. */
  private static final int SIGIO = 29;

  private static final int SYS_RT_SIGPROCMASK = 14;
  private static final int SYS_RT_SIGTIMEDWAIT = 128;
  private static final int SYS_GETTID = 186;
  private static final int SIG_BLOCK = 0;
  private static final int SET_BYTES = 8;

  private final MemorySegment signals = Arena.ofAuto().allocate(SET_BYTES, 8);
  private final int tid;

  private LeaseBreaks() throws ErrnoException {
    signals.set(JAVA_LONG, 0, 1L << (SIGNAL - 1) | 1L << (SIGIO - 1));
    Libc.check(
        "rt_sigprocmask",
        Libc.syscall(SYS_RT_SIGPROCMASK, SIG_BLOCK, signals.address(), 0, SET_BYTES, 0, 0));
    tid = (int) Libc.syscall(SYS_GETTID, 0, 0, 0, 0, 0, 0);
  }

  /** The calling thread, a platform thread that does nothing else, is told from now on. */
  public static LeaseBreaks tellThisThread() throws ErrnoException {
    return new LeaseBreaks();
  }

  /** The task that is told. */
  public int tid() {
    return tid;
  }

  /** Waits until some lease is being broken; {@link ReadLease#isBroken} says which. */
  public void await() throws ErrnoException {
    long result;
    do {
      result = Libc.syscall(SYS_RT_SIGTIMEDWAIT, signals.address(), 0, 0, SET_BYTES, 0, 0);
    } while (result == -Errno.EINTR);
    Libc.check("rt_sigtimedwait", result);
  }
}
