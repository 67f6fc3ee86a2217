package dev.roost.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The supervisor's end of a seccomp user notification filter; seccomp_unotify(2). One thread
 * receives; any thread may answer.
 */
public final class SeccompListener implements AutoCloseable {
  private static final long RECV = 0xc0502100L;
  private static final long SEND = 0xc0182101L;
  private static final long SET_FLAGS = 0x40082104L;
  private static final int NOTIF_BYTES = 80;

  private static final ThreadLocal<MemorySegment> RESPONSE =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(24, 8));

  private final FileDescriptor fd;
  private final MemorySegment notification = Arena.ofAuto().allocate(NOTIF_BYTES, 8);

  /**
   * Takes ownership of {@code fd} and asks for synchronous wake-ups, without which a call costs
   * several times more on an idle machine (SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP, Linux 6.6).
   */
  public SeccompListener(FileDescriptor fd) throws ErrnoException {
    this.fd = fd;
    long result = Libc.syscall(16, fd.number(), SET_FLAGS, 1, 0, 0, 0);
    if (result != -Errno.EINVAL) {
      Libc.check("SECCOMP_IOCTL_NOTIF_SET_FLAGS", result);
    }
  }

  /**
   * One intercepted call.
   *
   * @param id cookie for the answer
   * @param tid the calling task, in the pid namespace of this process
   * @param number system call number
   * @param arch AUDIT_ARCH_* of the entry it came by
   * @param arguments its six arguments
   */
  public record Notification(long id, int tid, int number, int arch, long[] arguments) {}

  /**
   * Waits for the next call. Returns null when the caller vanished meanwhile.
   *
   * @throws ErrnoException when nobody uses the filter any more, or the descriptor was closed
   */
  public Notification receive() throws ErrnoException {
    notification.fill((byte) 0);
    long result = fd.ioctl(RECV, notification.address());
    if (result == -Errno.EINTR || result == -Errno.ENOENT) {
      return null;
    }
    Libc.check("SECCOMP_IOCTL_NOTIF_RECV", result);
    long[] arguments = new long[6];
    for (int i = 0; i < 6; i++) {
      arguments[i] = notification.get(JAVA_LONG, 32 + 8L * i);
    }
    return new Notification(
        notification.get(JAVA_LONG, 0),
        notification.get(JAVA_INT, 8),
        notification.get(JAVA_INT, 16),
        notification.get(JAVA_INT, 20),
        arguments);
  }

  /**
   * Answers a call with the kernel's own convention: a negative value is a negated errno or restart
   * code. Returns false if the caller is gone.
   */
  public boolean answer(long id, long result) {
    boolean failed = result < 0 && result >= -4095;
    return send(id, failed ? 0 : result, failed ? (int) result : 0, 0);
  }

  /** Lets the call run natively. Returns false if the caller is gone. */
  public boolean letRun(long id) {
    return send(id, 0, 0, 1);
  }

  private boolean send(long id, long value, int error, int flags) {
    MemorySegment response = RESPONSE.get();
    response.set(JAVA_LONG, 0, id);
    response.set(JAVA_LONG, 8, value);
    response.set(JAVA_INT, 16, error);
    response.set(JAVA_INT, 20, flags);
    return fd.ioctl(SEND, response.address()) == 0;
  }

  /**
   * Waits until a call or the end of all callers can be received, at most {@code timeoutMs}
   * milliseconds; poll(2).
   *
   * @return true if {@link #receive} would not wait; false after the time
   * @throws GoneException when no task uses the filter any more
   */
  public boolean awaitCall(int timeoutMs) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment poll = arena.allocate(8, 4);
      poll.set(JAVA_INT, 0, fd.number());
      poll.set(JAVA_INT, 4, 1);
      long result = Libc.syscall(7, poll.address(), 1, timeoutMs, 0, 0, 0);
      if (result == -Errno.EINTR) {
        return false;
      }
      Libc.check("poll", result);
      int events = poll.get(JAVA_INT, 4) >>> 16;
      if ((events & 1) == 0 && (events & 0x18) != 0) {
        throw new GoneException("no task uses the filter any more");
      }
      return (events & 1) != 0;
    }
  }

  @Override
  public void close() {
    fd.close();
  }
}
