package dev.roost.engine.capture;

import dev.roost.engine.model.SignalState;
import dev.roost.engine.tracee.RemoteCalls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The signal actions of a process, asked of it by rt_sigaction(2). */
public final class SignalStateCapture {
  private static final int SYS_RT_SIGACTION = 13;
  private static final int SIGKILL = 9;
  private static final int SIGSTOP = 19;

  private SignalStateCapture() {}

  /**
   * The actions, and what was found otherwise.
   *
   * @param descriptors what its signalfds read, as a mask
   * @param pending signals that wait for the process
   */
  public static SignalState of(RemoteCalls calls, long descriptors, List<byte[]> pending)
      throws IOException {
    List<byte[]> actions = new ArrayList<>();
    for (int signal = 1; signal <= SignalState.SIGNALS; signal++) {
      if (signal == SIGKILL || signal == SIGSTOP) {
        actions.add(new byte[32]);
      } else {
        calls.mustCall("rt_sigaction", SYS_RT_SIGACTION, signal, 0, calls.scratch().value(), 8);
        actions.add(calls.readScratch(0, 32));
      }
    }
    return new SignalState(actions, descriptors, pending);
  }
}
