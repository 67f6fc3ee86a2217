package dev.roost.linux;

/**
 * The task has vanished, or is no longer stopped. An ordinary answer: SIGKILL may strike at any
 * time.
 */
public final class GoneException extends ErrnoException {
  private static final long serialVersionUID = 1L;

  public GoneException(String call) {
    super(call, Errno.ESRCH);
  }
}
