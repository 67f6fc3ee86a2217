package dev.roost.engine.deputy;

import dev.roost.engine.model.Parting;
import dev.roost.engine.model.Registers;
import dev.roost.engine.model.Registers.Name;
import dev.roost.engine.model.RemoteAddress;
import dev.roost.engine.model.Siginfo;
import dev.roost.engine.model.SignalState;
import dev.roost.engine.restore.SignalStateRestore;
import dev.roost.engine.tracee.InjectedCalls;
import dev.roost.engine.tracee.RemoteCalls;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.GoneException;
import dev.roost.linux.ProcessMemory;
import dev.roost.linux.Signals;
import dev.roost.linux.proc.ProcMaps;
import dev.roost.linux.proc.ProcStatus;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * A deputy that has become another program, which has not run yet: it is stopped at
 * PTRACE_EVENT_EXEC, ptrace(2), "execve(2) under ptrace". It is alone, under its leader's id, and
 * of the region nothing is left in it. It still lacks what execve(2) preserves and what the body
 * had: what was ignored, the signal mask, the signals that waited. Alternate stack, robust list,
 * rseq and the address cleared at the end are the kernel's to reset, timers and children were
 * home's all the time. On the tracer's thread.
 */
final class Succession {
  private static final int SYS_RT_SIGACTION = 13;
  private static final int SYS_EXECVE = 59;
  private static final int SYS_SETRLIMIT = 160;
  private static final int SYS_EXECVEAT = 322;
  private static final int RLIMIT_CORE = 4;
  private static final int SIGKILL = 9;
  private static final int SIGSEGV = 11;
  private static final int SIGSTOP = 19;
  private static final int SI_KERNEL = 0x80;
  private static final int REGISTERS_BYTES = 216;
  private static final int PAGE = RemoteCalls.SCRATCH_BYTES;

  private final Tracer tracer;
  private final Deputy deputy;

  /** Stopped at PTRACE_EVENT_EXEC, or null before. */
  private StoppedTask task;

  Succession(Tracer tracer, Deputy deputy) {
    this.tracer = tracer;
    this.deputy = deputy;
  }

  /** Whether it has become another program. */
  boolean isHere() {
    return task != null;
  }

  /**
   * It has. Its other threads have ended, and the one that made the call has the leader's id from
   * now on; of a leader that was another one no end is told.
   */
  void comes(StoppedTask stopped) throws ErrnoException {
    int caller = deputy.thread((int) stopped.eventMessage()).homeTid();
    task = stopped;
    for (DeputyThread thread : deputy.threads()) {
      thread.end();
      if (thread.tid() != deputy.pid()) {
        tracer.forget(thread.tid());
      }
    }
    deputy.becameAnother(caller);
  }

  /**
   * Whether {@code signal} is how the kernel ends a process whose execve(2) fails when the old
   * program is gone already: a broken executable.
   */
  static boolean failed(StoppedTask task, int signal) throws ErrnoException {
    if (signal != SIGSEGV || Siginfo.code(task.signalInfo()) != SI_KERNEL) {
      return false;
    }
    long call = task.registers().get(Name.ORIG_RAX);
    return call == SYS_EXECVE || call == SYS_EXECVEAT;
  }

  /** What is done with the new program at its first stop. */
  private interface Work {
    void with(InjectedCalls calls) throws IOException;
  }

  /**
   * Lets the new program begin.
   *
   * @return its command name
   */
  String begin(Parting parting) throws IOException {
    task.setSignalMask(Deputy.ALL_SIGNALS);
    String command = status().name();
    if (!inject(calls -> leave(calls, parting))) {
      for (byte[] info : survivors(parting.pending())) {
        Signals.kill(deputy.pid(), Siginfo.number(info));
      }
    }
    task.setSignalMask(parting.signalMask());
    int postponed = tracer.takePostponed(task.tid());
    if (postponed != 0) {
      // PTRACE_DETACH delivers a signal only at a stop for one; ptrace(2).
      deputy.held().add(postponed);
    }
    List<Integer> held = deputy.held().take();
    task.detach(0);
    for (int signal : held) {
      Signals.kill(deputy.pid(), signal);
    }
    return command;
  }

  /** Ends it, before it has run, by the signal that its body died of. */
  void dieOf(int signal) {
    try {
      task.setSignalMask(Deputy.ALL_SIGNALS);
      inject(
          calls -> {
            calls.writeScratch(0, new byte[32]);
            calls.call(SYS_RT_SIGACTION, signal, calls.scratch().value(), 0, 8);
            calls.call(SYS_SETRLIMIT, RLIMIT_CORE, calls.scratch().value());
          });
      deputy.letThrough(signal);
      Signals.tgkill(deputy.pid(), deputy.pid(), signal);
      task.setSignalMask(0);
      task.cont(0);
    } catch (IOException e) {
      // Its end is the same for those who wait for it, but for the signal.
      deputy.kill();
    }
  }

  private ProcStatus status() throws IOException {
    try {
      return ProcStatus.read(deputy.pid());
    } catch (NoSuchFileException e) {
      throw new GoneException("process " + deputy.pid());
    }
  }

  /**
   * Has the new program make calls. It is left at the exit of its execve(2), with its first
   * registers and memory.
   *
   * @return false if it is a 32-bit program, of which the kernel shows other registers
   */
  private boolean inject(Work work) throws IOException {
    if (task.registers().raw().length != REGISTERS_BYTES) {
      return false;
    }
    RemoteAddress syscall = VdsoSyscall.find(deputy.pid(), ProcMaps.read(deputy.pid()));
    task.finishSystemCall(task.registers());
    Registers first = task.registers().with(Name.ORIG_RAX, -1);
    // Where its arguments are: this page is surely there.
    RemoteAddress page = new RemoteAddress(first.get(Name.RSP) & -PAGE);
    byte[] before = ProcessMemory.read(deputy.pid(), page.value(), PAGE);
    try (InjectedCalls calls = new InjectedCalls(task, syscall, page)) {
      work.with(calls);
      calls.writeScratch(0, before);
    }
    task.setRegisters(first);
    return true;
  }

  private void leave(RemoteCalls calls, Parting parting) throws IOException {
    ignore(calls, parting.ignored());
    int pid = deputy.leader().homeTid();
    SignalStateRestore.pending(
        calls,
        pid,
        new SignalState(List.of(), 0, survivors(parting.pending())),
        task::processPendingSignals);
    SignalStateRestore.pending(calls, pid, pid, survivors(parting.ownPending()));
  }

  /**
   * What the deputy ignored is of the day when it left. Only differences are set, because the
   * kernel drops a signal that waits when it is to be ignored.
   */
  private void ignore(RemoteCalls calls, long ignored) throws IOException {
    long different = status().sigIgn() ^ ignored;
    for (int signal = 1; signal <= SignalState.SIGNALS; signal++) {
      long bit = 1L << (signal - 1);
      if ((different & bit) != 0 && signal != SIGKILL && signal != SIGSTOP) {
        calls.writeScratch(0, action(ignored & bit));
        calls.mustCall(
            "rt_sigaction " + signal, SYS_RT_SIGACTION, signal, calls.scratch().value(), 0, 8);
      }
    }
  }

  /** A {@code struct kernel_sigaction} whose handler is SIG_IGN (1) or SIG_DFL (0). */
  private static byte[] action(long ignored) {
    byte[] action = new byte[32];
    action[0] = (byte) (ignored == 0 ? 0 : 1);
    return action;
  }

  /** Signals of POSIX timers end with these, timer_create(2); all others survive, execve(2). */
  private static List<byte[]> survivors(List<byte[]> infos) {
    return infos.stream().filter(info -> !Siginfo.isOfTimer(info)).toList();
  }
}
