package dev.roost.engine.body;

import dev.roost.linux.GoneException;
import dev.roost.linux.proc.ProcStatus;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Set;

/** What signals do to a thread; signal(7). */
public final class SignalActions {
  static final int SIGSTOP = 19;

  /** SIGTSTP, SIGTTIN, SIGTTOU: they stop nobody in an orphaned process group. */
  public static final Set<Integer> JOB_STOPS = Set.of(20, 21, 22);

  /** Signals that do nothing by default: SIGCHLD, SIGCONT, SIGURG, SIGWINCH. */
  private static final long IGNORED_BY_DEFAULT = bit(17) | bit(18) | bit(23) | bit(28);

  private SignalActions() {}

  /** The signal in a mask as /proc/PID/status shows it. */
  static long bit(int signal) {
    return 1L << (signal - 1);
  }

  /** Whether {@code signal} makes this thread do something: run a handler, stop, or end. */
  static boolean act(int pid, int tid, int signal) throws IOException {
    try {
      ProcStatus status = ProcStatus.read(pid, tid);
      if (((status.sigBlk() | status.sigIgn()) & bit(signal)) != 0) {
        return false;
      }
      return (status.sigCgt() & bit(signal)) != 0 || (IGNORED_BY_DEFAULT & bit(signal)) == 0;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Whether {@code signal} stops the process.
   *
   * @throws GoneException if the thread has ended
   */
  static boolean stop(int pid, int tid, int signal) throws GoneException {
    if (signal == SIGSTOP) {
      return true;
    }
    if (!JOB_STOPS.contains(signal)) {
      return false;
    }
    try {
      ProcStatus status = ProcStatus.read(pid, tid);
      return ((status.sigCgt() | status.sigIgn()) & bit(signal)) == 0;
    } catch (IOException e) {
      throw new GoneException("thread " + tid);
    }
  }
}
