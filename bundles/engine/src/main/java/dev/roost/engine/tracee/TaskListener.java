package dev.roost.engine.tracee;

import dev.roost.linux.ErrnoException;
import dev.roost.linux.WaitResult;

/** Told what happens to a traced task, on the tracer's thread. */
public interface TaskListener {

  /** The task has stopped. Unless the listener resumes it now or later it stays stopped. */
  void stopped(StoppedTask task, Stop stop) throws ErrnoException;

  /** The task is no more. */
  void ended(int tid, WaitResult result);
}
