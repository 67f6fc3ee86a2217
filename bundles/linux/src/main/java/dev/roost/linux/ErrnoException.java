package dev.roost.linux;

import java.io.IOException;

/** The kernel refused a call: which one, and why. */
public class ErrnoException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int errno;

  ErrnoException(String call, int errno) {
    super(call + ": " + Errno.name(errno));
    this.errno = errno;
  }

  static ErrnoException of(String call, int errno) {
    return errno == Errno.ESRCH ? new GoneException(call) : new ErrnoException(call, errno);
  }

  /** The error number, positive. */
  public int errno() {
    return errno;
  }
}
