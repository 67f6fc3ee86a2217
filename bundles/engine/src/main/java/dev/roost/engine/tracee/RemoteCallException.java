package dev.roost.engine.tracee;

import dev.roost.linux.Errno;
import java.io.IOException;

/** The kernel refused a call that a traced process made on our behalf. */
public final class RemoteCallException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int errno;

  RemoteCallException(String call, int errno) {
    super(call + " in the process: " + Errno.name(errno));
    this.errno = errno;
  }

  /** The error number, positive. */
  public int errno() {
    return errno;
  }
}
