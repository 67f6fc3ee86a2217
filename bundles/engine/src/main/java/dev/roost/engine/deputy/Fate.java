package dev.roost.engine.deputy;

import dev.roost.engine.model.Registers.Name;
import dev.roost.engine.model.RemoteAddress;
import dev.roost.engine.tracee.InjectedCalls;
import dev.roost.engine.tracee.StoppedTask;
import java.io.IOException;

/** Prepares a deputy for the signal that its body died of. */
final class Fate {
  private static final int SYS_RT_SIGACTION = 13;
  private static final int SYS_SETRLIMIT = 160;
  private static final int RLIMIT_CORE = 4;

  private Fate() {}

  /**
   * Nothing is between the signal and the end any more: it has its default action, is not blocked,
   * and writes no core. The task is left stopped, in the loop. Tracer's thread.
   */
  static void open(DeputyRegion region, DeputyThread thread, StoppedTask task, int signal)
      throws IOException {
    task.setSignalMask(Deputy.ALL_SIGNALS);
    RemoteAddress scratch = new RemoteAddress(thread.slot().dataAddress());
    try (InjectedCalls calls = new InjectedCalls(task, region.injection(), scratch)) {
      calls.writeScratch(0, new byte[32]);
      calls.call(SYS_RT_SIGACTION, signal, scratch.value(), 0, 8);
      calls.call(SYS_SETRLIMIT, RLIMIT_CORE, scratch.value());
    }
    task.setRegisters(
        task.registers()
            .with(Name.RIP, region.region().start())
            .with(Name.RBX, thread.slot().address())
            .with(Name.ORIG_RAX, -1));
    task.setSignalMask(0);
  }
}
