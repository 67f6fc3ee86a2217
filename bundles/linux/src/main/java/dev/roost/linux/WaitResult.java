package dev.roost.linux;

/**
 * The only interpreter of wait words; wait(2), ptrace(2).
 *
 * @param tid the task that changed state, or 0 if none had
 * @param status the wait word
 */
public record WaitResult(int tid, int status) {

  /** The task has exited by itself. */
  public boolean exited() {
    return (status & 0x7f) == 0;
  }

  /** The exit code of a task that exited by itself. */
  public int exitCode() {
    return (status >> 8) & 0xff;
  }

  /** The task was ended by a signal. */
  public boolean signaled() {
    return !exited() && !stopped();
  }

  /** The signal that ended the task. */
  public int termSignal() {
    return status & 0x7f;
  }

  /** The task has stopped for its tracer. */
  public boolean stopped() {
    return (status & 0xff) == 0x7f;
  }

  /** The signal of the stop; bit 0x80 marks a stop at a system call. */
  public int stopSignal() {
    return (status >> 8) & 0xff;
  }

  /** The PTRACE_EVENT_* of the stop, or 0. */
  public int event() {
    return status >>> 16;
  }

  @Override
  public String toString() {
    if (exited()) {
      return tid + " exited " + exitCode();
    }
    if (signaled()) {
      return tid + " killed by " + termSignal();
    }
    return tid + " stopped by " + stopSignal() + (event() == 0 ? "" : " event " + event());
  }
}
