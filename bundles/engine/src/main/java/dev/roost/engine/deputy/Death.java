package dev.roost.engine.deputy;

import dev.roost.engine.tracee.StoppedTask;
import dev.roost.linux.GoneException;
import dev.roost.linux.Signals;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * The end of a deputy whose body died of a signal: whichever of its threads stops first dies of the
 * same. On the tracer's thread.
 */
final class Death {
  private static final Logger LOG = System.getLogger("roost.deputy");

  private final Deputy deputy;

  /** The signal that it is to die of, or 0. */
  private int signal;

  Death(Deputy deputy) {
    this.deputy = deputy;
  }

  /** It is to die of {@code newSignal}: every thread is asked to stop. */
  void of(int newSignal) {
    if (deputy.succession().isHere()) {
      deputy.succession().dieOf(newSignal);
      return;
    }
    signal = newSignal;
    for (DeputyThread thread : deputy.threads()) {
      if (thread.alive()) {
        deputy.askToStop(thread);
      }
    }
  }

  /** The signal that it is still to die of, or 0. */
  int signal() {
    return signal;
  }

  /** A thread has stopped. Returns whether it dies now. */
  boolean takes(DeputyThread thread, StoppedTask task) {
    if (signal == 0) {
      return false;
    }
    int its = signal;
    signal = 0;
    try {
      Fate.open(deputy.region(), thread, task, its);
      deputy.letThrough(its);
      task.cont(0);
      Signals.tgkill(deputy.pid(), thread.tid(), its);
    } catch (GoneException e) {
      thread.end();
      of(its);
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "process {0,number,#} is ended with SIGKILL instead of signal {1}: {2}",
          deputy.pid(),
          its,
          e.getMessage());
      deputy.kill();
    }
    return true;
  }
}
