package dev.roost.engine.model;

import java.util.List;

/**
 * Signal handling of a process.
 *
 * @param actions {@code struct kernel_sigaction}, 32 bytes, for signals 1 to 64; the entries of
 *     SIGKILL and SIGSTOP are zero
 * @param descriptors what its signalfds read, as a mask: signal N is bit N - 1; 0 on the way home,
 *     where the descriptors are
 * @param pending siginfo_t of signals that wait for the process, 128 bytes each, in order
 */
public record SignalState(List<byte[]> actions, long descriptors, List<byte[]> pending)
    implements Section {
  /** Number of signals; signal(7). */
  public static final int SIGNALS = 64;

  public SignalState {
    actions = List.copyOf(actions);
    pending = List.copyOf(pending);
  }
}
