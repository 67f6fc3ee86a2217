package dev.roost.engine.deputy;

import dev.roost.engine.model.ProcessImage;
import dev.roost.engine.model.ThreadState;
import dev.roost.engine.tracee.RemoteCalls;
import java.io.IOException;
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
    calls.writeScratch(0, new byte[32]);
    for (int signal : JOB_CONTROL) {
      calls.mustCall("rt_sigaction", SYS_RT_SIGACTION, signal, calls.scratch().value(), 0, 8);
    }
  }
}
