package dev.roost.engine.deputy;

import dev.roost.engine.model.RemoteAddress;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.ErrnoException;

/**
 * Breaks off the calls of a deputy's threads. One that waits in its call leaves it with a restart
 * code when it is interrupted; ptrace(2). One that is only on its way to the call would forget the
 * interrupt before it begins, and wait: so it is led to the call's entry and interrupted there, and
 * the kernel, which has something pending then, does not let it wait. On the tracer's thread.
 */
final class BreakOff {
  private final Tracer tracer;
  private final RemoteAddress code;

  /**
   * @param code where the deputy's threads have their loop
   */
  BreakOff(Tracer tracer, RemoteAddress code) {
    this.tracer = tracer;
    this.code = code;
  }

  /** Lets a stopped thread go on, and if its call is to be broken off, not into the call. */
  void cont(DeputyThread thread, StoppedTask task) throws ErrnoException {
    if (applies(thread) && LoopCode.isBeforeCall(code, task)) {
      task.contToSystemCall();
    } else {
      task.cont(0);
    }
  }

  /** A thread has stopped at the entry to a system call, or at the exit from one of the loop's. */
  void atSystemCall(DeputyThread thread, StoppedTask task) throws ErrnoException {
    if (applies(thread) && LoopCode.isInCall(code, task)) {
      tracer.interrupt(task.tid());
      task.cont(0);
    } else {
      cont(thread, task);
    }
  }

  private static boolean applies(DeputyThread thread) {
    return thread.brokenOff() && thread.slot().busy();
  }
}
