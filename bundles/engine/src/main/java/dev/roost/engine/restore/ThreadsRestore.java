package dev.roost.engine.restore;

import dev.roost.engine.model.Registers.Name;
import dev.roost.engine.model.ThreadState;
import dev.roost.engine.tracee.InjectedCalls;
import dev.roost.engine.tracee.RemoteCalls;
import dev.roost.engine.tracee.StoppedTask;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Gives a thread of a body what belongs to it alone. */
final class ThreadsRestore {
  private static final int PR_SET_NAME = 15;

  private ThreadsRestore() {}

  /** By calls of the thread itself; all of the body's threads exist already. */
  static void byItself(InjectedCalls calls, ThreadState state) throws IOException {
    alternateStack(calls, state.alternateStack());
    calls.mustCall("set_tid_address", 218, state.clearTid());
    calls.mustCall("set_robust_list", 273, state.robustList()[0], 24);
    if (state.rseq()[0] != 0) {
      calls.mustCall("rseq", 334, state.rseq()[0], state.rseq()[1], 0, state.rseq()[2]);
    }
    calls.writeScratch(0, Arrays.copyOf(state.name().getBytes(StandardCharsets.UTF_8), 16));
    calls.mustCall("prctl(PR_SET_NAME)", 157, PR_SET_NAME, calls.scratch().value());
    BodyCapabilities.use(calls, BodyCapabilities.NONE);
  }

  private static void alternateStack(RemoteCalls calls, long[] stack) throws IOException {
    // SS_ONSTACK is a report, not a setting.
    calls.writeScratch(
        0,
        ByteBuffer.allocate(24)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(stack[0])
            .putLong(stack[1] & ~1L)
            .putLong(stack[2])
            .array());
    calls.mustCall("sigaltstack", 131, calls.scratch().value(), 0);
  }

  /** By ptrace: last, just before it runs. */
  static void byTracer(StoppedTask task, ThreadState state) throws IOException {
    task.setRegisters(state.registers().with(Name.ORIG_RAX, -1));
    task.setSignalMask(state.signalMask());
  }
}
