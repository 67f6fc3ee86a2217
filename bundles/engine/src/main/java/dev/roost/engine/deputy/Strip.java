package dev.roost.engine.deputy;

import dev.roost.engine.model.ProcessImage;
import dev.roost.engine.model.ThreadState;
import dev.roost.engine.tracee.RemoteCalls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Takes from the deputy's threads what would make the kernel write to memory that is the body's
 * now: the address that is cleared at a thread's end, the robust list, the rseq area; and sets
 * job-control signals to their defaults, so that the deputy stops exactly when its body does.
 *
 * @param clearTids the addresses that were to be cleared, by thread id at home
 * @param jobControl the actions of job-control signals, by signal
 */
public record Strip(Map<Integer, Long> clearTids, Map<Integer, byte[]> jobControl) {
  private static final int SYS_RT_SIGACTION = 13;
  private static final int RSEQ_FLAG_UNREGISTER = 1;
  private static final int ACTION_BYTES = 32;
  private static final byte SIG_IGN = 1;
  private static final int SIGTTIN = 21;
  private static final int SIGTTOU = 22;
  private static final int[] JOB_CONTROL = {18, 20, 21, 22};

  /** What is to be taken from a process that was captured as {@code image}. */
  public static Strip of(ProcessImage image) {
    Map<Integer, byte[]> actions = new LinkedHashMap<>();
    for (int signal : JOB_CONTROL) {
      actions.put(signal, image.signals().actions().get(signal - 1));
    }
    return new Strip(
        image.threads().threads().stream()
            .collect(Collectors.toMap(ThreadState::tid, ThreadState::clearTid)),
        actions);
  }

  /**
   * The default action, but that of a terminal's signals is left ignored: the kernel looks at that
   * before it lets a process in the background read or write; setpgid(2), termios(3).
   */
  private byte[] inDeputy(int signal) {
    byte[] action = new byte[ACTION_BYTES];
    boolean ofTerminal = signal == SIGTTIN || signal == SIGTTOU;
    if (ofTerminal && handler(jobControl.get(signal)) == SIG_IGN) {
      action[0] = SIG_IGN;
    }
    return action;
  }

  private static long handler(byte[] action) {
    return ByteBuffer.wrap(action).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
  }

  /** Takes it. */
  public void apply(Deputy deputy) throws IOException {
    for (DeputyThread thread : deputy.threads()) {
      RemoteCalls calls = deputy.calls(thread);
      Journal.writeClearTid(thread.slot().journal(), clearTids.get(thread.homeTid()));
      thread.strip();
      calls.mustCall("set_tid_address", 218, 0);
      calls.mustCall("set_robust_list", 273, 0, 24);
      long[] rseq = thread.parked().rseq();
      if (rseq[0] != 0) {
        calls.mustCall("rseq", 334, rseq[0], rseq[1], RSEQ_FLAG_UNREGISTER, rseq[2]);
      }
    }
    Journal.writeActions(deputy.region().journal(), jobControl);
    RemoteCalls calls = deputy.calls(deputy.leader());
    for (int signal : JOB_CONTROL) {
      calls.writeScratch(0, inDeputy(signal));
      calls.mustCall("rt_sigaction", SYS_RT_SIGACTION, signal, calls.scratch().value(), 0, 8);
    }
  }
}
