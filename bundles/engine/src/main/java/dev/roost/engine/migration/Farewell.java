package dev.roost.engine.migration;

import dev.roost.engine.body.BodyProcess;
import dev.roost.engine.body.Forwarder;
import dev.roost.engine.model.Parting;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.linux.GoneException;
import dev.roost.linux.proc.ProcStatus;
import java.io.IOException;

/** What a body leaves when its process has become another program at home. */
final class Farewell {
  private Farewell() {}

  /**
   * Stops the thread that made execve(2), for good, and looks at it. Other threads may run on, but
   * nobody answers their calls any more.
   *
   * @throws GoneException if the body was killed meanwhile, which the tracer tells
   */
  static Parting of(BodyProcess body, Forwarder forwarder, int homeTid) throws IOException {
    int tid = body.tid(homeTid);
    return body.stopForGood(
        tid,
        forwarder.breakOff(tid),
        tasks -> {
          if (tasks.isEmpty()) {
            throw new GoneException("thread " + tid);
          }
          return of(body, tasks.getFirst());
        });
  }

  private static Parting of(BodyProcess body, StoppedTask task) throws IOException {
    return new Parting(
        task.signalMask(),
        ProcStatus.read(body.pid(), task.tid()).sigIgn(),
        body.resolve(task.processPendingSignals()),
        body.resolve(task.pendingSignals()));
  }
}
