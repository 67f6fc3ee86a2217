package dev.roost.engine.deputy;

import dev.roost.engine.capture.RawThread;
import dev.roost.engine.model.Registers.Name;
import dev.roost.engine.model.RemoteAddress;
import dev.roost.engine.model.ThreadState;
import dev.roost.engine.restore.SignalStateRestore;
import dev.roost.engine.tracee.InjectedCalls;
import dev.roost.engine.tracee.Resumption;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.GoneException;
import dev.roost.linux.Signals;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes a deputy an ordinary process again: what was taken from its threads is given back, the
 * region is unmapped, the tracer lets go. On the tracer's thread.
 */
public final class Release {
  private static final int SYS_MUNMAP = 11;
  private static final int SYS_RT_SIGACTION = 13;
  private static final int SYS_SIGALTSTACK = 131;
  private static final int SYS_SET_TID_ADDRESS = 218;
  private static final int SYS_SET_ROBUST_LIST = 273;
  private static final int SYS_RSEQ = 334;

  private final Deputy deputy;
  private final Tracer tracer;
  private final Map<Integer, byte[]> actions;

  /**
   * @param actions signal actions that were taken from the process and must be given back
   */
  private Release(Tracer tracer, Deputy deputy, Map<Integer, byte[]> actions) {
    this.tracer = tracer;
    this.deputy = deputy;
    this.actions = actions;
  }

  /** Before the commit point: the process goes on exactly where it was parked. */
  public static void asItWas(Tracer tracer, Deputy deputy, Strip strip) throws IOException {
    tracer.await(soonAsItWas(tracer, deputy, strip));
  }

  /** As {@link #asItWas}, without waiting until its threads have stopped. */
  static CompletableFuture<Void> soonAsItWas(Tracer tracer, Deputy deputy, Strip strip)
      throws IOException {
    Map<Integer, Long> clearTids = strip == null ? Map.of() : strip.clearTids();
    return deputy.whenAllStopped(
        tasks -> {
          new Release(tracer, deputy, Journal.actions(deputy.region().journal()))
              .run(
                  tasks,
                  thread -> {
                    RawThread parked = thread.parked();
                    return new ThreadState(
                        thread.homeTid(),
                        "",
                        parked.registers(),
                        parked.xstate(),
                        parked.signalMask(),
                        null,
                        parked.robustList(),
                        clearTids.getOrDefault(thread.homeTid(), 0L),
                        parked.rseq(),
                        List.of());
                  });
          deputy.released();
          return null;
        });
  }

  /** After the way home: the process goes on where its body stopped. */
  public static void asItBecame(Tracer tracer, Deputy deputy, List<ThreadState> states)
      throws IOException {
    Map<Integer, ThreadState> byTid =
        states.stream().collect(Collectors.toMap(ThreadState::tid, Function.identity()));
    tracer.await(
        deputy.whenAllStopped(
            tasks -> {
              new Release(tracer, deputy, Map.of())
                  .run(tasks, thread -> byTid.get(thread.homeTid()));
              return null;
            }));
  }

  private void run(List<StoppedTask> tasks, Function<DeputyThread, ThreadState> states)
      throws IOException {
    if (tasks.isEmpty()) {
      throw new GoneException("process " + deputy.pid());
    }
    List<StoppedTask> parked = new ArrayList<>();
    for (StoppedTask task : tasks) {
      if (LoopCode.holds(deputy.region().region().code(), task.registers().get(Name.RIP))) {
        parked.add(task);
      }
    }
    Journal.close(deputy.region().journal());
    for (StoppedTask task : parked) {
      giveBack(task, thread(task), states.apply(thread(task)));
    }
    if (parked.size() == tasks.size()) {
      // Else an engine died while it parked them: what is left of the region does no harm.
      StoppedTask first = tasks.getFirst();
      first.call(
          deputy.vdsoSyscall(),
          first.registers(),
          SYS_MUNMAP,
          deputy.region().region().start(),
          deputy.region().region().size());
    }
    for (StoppedTask task : parked) {
      int postponed = tracer.takePostponed(task.tid());
      if (postponed != 0) {
        // PTRACE_DETACH delivers a signal only at a stop for one; ptrace(2).
        deputy.held().add(postponed);
      }
    }
    List<Integer> held = deputy.held().take();
    for (StoppedTask task : tasks) {
      try {
        if (parked.contains(task)) {
          resume(task, states.apply(thread(task)));
        } else {
          task.setRegisters(Resumption.resolve(task.registers()));
          task.detach(0);
        }
      } catch (GoneException e) {
        thread(task).end();
      }
    }
    for (int signal : held) {
      Signals.kill(deputy.pid(), signal);
    }
  }

  private DeputyThread thread(StoppedTask task) {
    return deputy.threads().stream().filter(t -> t.tid() == task.tid()).findFirst().orElseThrow();
  }

  private void giveBack(StoppedTask task, DeputyThread thread, ThreadState state)
      throws IOException {
    if (!thread.stripped()) {
      return;
    }
    long scratch = thread.slot().dataAddress();
    try (InjectedCalls calls =
        new InjectedCalls(task, deputy.region().injection(), new RemoteAddress(scratch))) {
      if (state.alternateStack() != null) {
        calls.writeScratch(0, stack(state.alternateStack()));
        calls.mustCall("sigaltstack", SYS_SIGALTSTACK, scratch, 0);
      }
      for (Map.Entry<Integer, byte[]> action : actions.entrySet()) {
        calls.writeScratch(0, action.getValue());
        calls.mustCall("rt_sigaction", SYS_RT_SIGACTION, action.getKey(), scratch, 0, 8);
      }
      calls.mustCall("set_tid_address", SYS_SET_TID_ADDRESS, state.clearTid());
      calls.mustCall("set_robust_list", SYS_SET_ROBUST_LIST, state.robustList()[0], 24);
      SignalStateRestore.pending(calls, deputy.leader().homeTid(), state.tid(), state.pending());
      if (state.rseq()[0] != 0) {
        calls.mustCall("rseq", SYS_RSEQ, state.rseq()[0], state.rseq()[1], 0, state.rseq()[2]);
      }
    }
  }

  private static byte[] stack(long[] stack) {
    // SS_ONSTACK is a report, not a setting.
    return ByteBuffer.allocate(24)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(stack[0])
        .putLong(stack[1] & ~1L)
        .putLong(stack[2])
        .array();
  }

  private void resume(StoppedTask task, ThreadState state) throws ErrnoException {
    task.setXstate(state.xstate());
    task.setSignalMask(state.signalMask());
    task.setRegisters(state.registers().with(Name.ORIG_RAX, -1));
    task.detach(0);
  }
}
