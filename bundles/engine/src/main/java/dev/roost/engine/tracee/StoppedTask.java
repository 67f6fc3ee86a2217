package dev.roost.engine.tracee;

import dev.roost.engine.model.Registers;
import dev.roost.engine.model.RemoteAddress;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.GoneException;
import dev.roost.linux.Ptrace;
import dev.roost.linux.RseqConfiguration;
import dev.roost.linux.Signals;
import dev.roost.linux.WaitResult;
import dev.roost.linux.proc.ProcStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A task that is stopped for its tracer. Only while it is may it be read and changed; {@link
 * #cont}, {@link #listen} and {@link #detach} use it up. {@link GoneException} means that SIGKILL
 * was quicker.
 */
public final class StoppedTask {
  private static final int SIGTRAP = 5;
  private static final int SIGSTOP = 19;
  private static final long TRAPS = 1L << (SIGTRAP - 1);

  /** Several times what a function of the vdso has. */
  private static final int MOST_STEPS = 500;

  private final Tracer tracer;
  private final int tid;
  private boolean usedUp;

  StoppedTask(Tracer tracer, int tid) {
    this.tracer = tracer;
    this.tid = tid;
  }

  /** Its id in this engine's pid namespace. */
  public int tid() {
    return tid;
  }

  private void check() {
    tracer.assertOwnThread();
    if (usedUp) {
      throw new IllegalStateException("task " + tid + " is no longer stopped");
    }
  }

  private void useUp() {
    check();
    usedUp = true;
  }

  /** General registers. */
  public Registers registers() throws ErrnoException {
    check();
    return new Registers(Ptrace.registers(tid));
  }

  /** Sets the general registers. */
  public void setRegisters(Registers registers) throws ErrnoException {
    check();
    Ptrace.setRegisters(tid, registers.raw());
  }

  /** The XSAVE area. */
  public byte[] xstate() throws ErrnoException {
    check();
    return Ptrace.xstate(tid);
  }

  /** Sets the XSAVE area. */
  public void setXstate(byte[] xstate) throws ErrnoException {
    check();
    Ptrace.setXstate(tid, xstate);
  }

  /** Blocked signals. */
  public long signalMask() throws ErrnoException {
    check();
    return Ptrace.signalMask(tid);
  }

  /** Sets the blocked signals. */
  public void setSignalMask(long mask) throws ErrnoException {
    check();
    Ptrace.setSignalMask(tid, mask);
  }

  /** The siginfo_t of the signal that is about to be delivered. */
  public byte[] signalInfo() throws ErrnoException {
    check();
    return Ptrace.signalInfo(tid);
  }

  /** Replaces the siginfo_t of the signal that is about to be delivered. */
  public void setSignalInfo(byte[] info) throws ErrnoException {
    check();
    Ptrace.setSignalInfo(tid, info);
  }

  /** Signals that wait for this thread. */
  public List<byte[]> pendingSignals() throws ErrnoException {
    check();
    return Ptrace.pendingSignals(tid, false);
  }

  /** Signals that wait for its process. */
  public List<byte[]> processPendingSignals() throws ErrnoException {
    check();
    return Ptrace.pendingSignals(tid, true);
  }

  /** Its rseq(2) area. */
  public RseqConfiguration rseq() throws ErrnoException {
    check();
    return Ptrace.rseq(tid);
  }

  /** Sets PTRACE_O_* options. */
  public void setOptions(long options) throws ErrnoException {
    check();
    Ptrace.setOptions(tid, options);
  }

  /** The message of the event it stopped for; PTRACE_GETEVENTMSG. */
  public long eventMessage() throws ErrnoException {
    check();
    return Ptrace.eventMessage(tid);
  }

  /** Resumes it, delivering {@code signal} unless that is 0. */
  public void cont(int signal) throws ErrnoException {
    useUp();
    Ptrace.cont(tid, signal);
  }

  /** Resumes it until the next entry to or exit from a system call; PTRACE_SYSCALL. */
  public void contToSystemCall() throws ErrnoException {
    useUp();
    Ptrace.contToSyscall(tid, 0);
  }

  /** Keeps it in a group-stop until SIGCONT. */
  public void listen() throws ErrnoException {
    useUp();
    Ptrace.listen(tid);
  }

  /**
   * Has job control stop its process; signal(7), ptrace(2) "Group-stop". It is then in group-stop,
   * and any thread that goes on stops at once.
   *
   * <p>Preconditions: all threads of the process are stopped, and no other signal waits for it. So
   * the waits are bounded: the signal is looked at before an instruction is executed.
   */
  public void stopProcess() throws ErrnoException {
    check();
    Signals.kill(tid, SIGSTOP);
    Ptrace.cont(tid, 0);
    while (!(awaitStop() instanceof Stop.SignalDelivery(int signal) && signal == SIGSTOP)) {
      Ptrace.cont(tid, 0);
    }
    Ptrace.cont(tid, SIGSTOP);
    while (!(awaitStop() instanceof Stop.GroupStop)) {
      Ptrace.cont(tid, 0);
    }
  }

  /** Lets it go on untraced, with {@code signal} unless that is 0. */
  public void detach(int signal) throws ErrnoException {
    useUp();
    tracer.forget(tid);
    Ptrace.detach(tid, signal);
  }

  /**
   * Makes the task execute one system call, by the {@code syscall} instruction at {@code at}, and
   * leaves it stopped with registers that the caller must set before it resumes. Two stops at entry
   * and exit are used rather than a single step, which would need SIGTRAP unblocked and unignored.
   *
   * <p>Preconditions: all signals are blocked in the task, and the call does not sleep. The tracer
   * serves nobody until it returns, and there is no bound: a task in the middle of an injected call
   * can be given up only by ending it. So only calls are injected that wait for nobody but the
   * kernel, on memory and state of tasks that are all stopped; what a parked thread is asked goes
   * through its slot instead. SIGKILL ends the wait.
   *
   * @return its result, a negated errno if it failed
   */
  public long call(RemoteAddress at, Registers base, long number, long... arguments)
      throws ErrnoException {
    return callThrough(at, base, number, arguments).result();
  }

  /**
   * From a stop at its entry, lets a system call run with changed registers.
   *
   * @return its result; the task is stopped at the call's exit
   */
  public long finishSystemCall(Registers changed) throws ErrnoException {
    check();
    setRegisters(changed);
    run(1);
    return registers().get(Registers.Name.RAX);
  }

  /**
   * As {@link #call}, for a call that creates a task.
   *
   * @return the result and the new task's id in this engine's pid namespace
   */
  public Created create(RemoteAddress at, Registers base, long number, long... arguments)
      throws ErrnoException {
    return callThrough(at, base, number, arguments);
  }

  /**
   * What an injected call gave.
   *
   * @param result its result
   * @param message the last event's message: a new task's id after clone3(2)
   */
  public record Created(long result, long message) {}

  private Created callThrough(RemoteAddress at, Registers base, long number, long... arguments)
      throws ErrnoException {
    check();
    setRegisters(base.calling(at, number, arguments));
    long message = run(2);
    return new Created(registers().get(Registers.Name.RAX), message);
  }

  /**
   * Runs it instruction by instruction until it is outside of [start, end), whose code is short and
   * never sleeps. If that took a step, the stop is then one for SIGTRAP. A program that ignores
   * SIGTRAP is left where it is: the kernel would reset that.
   *
   * <p>Other stops are passed over, such as one that an interrupt has asked for.
   *
   * <p>A loop there begins anew when the kernel has changed the time meanwhile, and so step by step
   * it may never end on a busy machine.
   *
   * @return false if it is still there: it should run on for a moment
   */
  boolean stepOutOf(long start, long end) throws ErrnoException {
    check();
    if (!isIn(start, end) || ignoresTraps()) {
      return true;
    }
    long mask = signalMask();
    setSignalMask(~TRAPS);
    for (int step = 0; step < MOST_STEPS && isIn(start, end); step++) {
      Ptrace.singleStep(tid);
      if (awaitStop() instanceof Stop.SignalDelivery(int signal) && !isStep(signal)) {
        tracer.postpone(tid, signal);
      }
    }
    setSignalMask(mask);
    return !isIn(start, end);
  }

  /** Whether a signal is the kernel's, for the step, and was not sent by somebody. */
  private boolean isStep(int signal) throws ErrnoException {
    int code = ByteBuffer.wrap(signalInfo()).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
    return signal == SIGTRAP && code > 0;
  }

  boolean isIn(long start, long end) throws ErrnoException {
    long rip = registers().get(Registers.Name.RIP);
    return rip >= start && rip < end;
  }

  private boolean ignoresTraps() throws ErrnoException {
    try {
      return (ProcStatus.read(tid).sigIgn() & TRAPS) != 0;
    } catch (IOException e) {
      throw new GoneException("task " + tid);
    }
  }

  /** Runs over {@code boundaries} entries to and exits from system calls. */
  private long run(int boundaries) throws ErrnoException {
    long message = 0;
    int passed = 0;
    while (passed < boundaries) {
      Ptrace.contToSyscall(tid, 0);
      switch (awaitStop()) {
        case Stop.SystemCall() -> passed++;
        case Stop.Event(int event) -> message = eventMessage();
        // SIGSTOP cannot be blocked; it is sent again once the task is itself again.
        case Stop.SignalDelivery(int signal) -> tracer.postpone(tid, signal);
        case Stop.Trap(), Stop.GroupStop(_), Stop.Seccomp() -> {}
      }
    }
    return message;
  }

  private Stop awaitStop() throws ErrnoException {
    WaitResult result = Ptrace.await(tid, false);
    if (!result.stopped()) {
      usedUp = true;
      tracer.deliverEnd(result);
      throw new GoneException("task " + tid);
    }
    return Stop.of(result);
  }
}
