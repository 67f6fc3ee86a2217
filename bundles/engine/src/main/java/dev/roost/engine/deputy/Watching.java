package dev.roost.engine.deputy;

import dev.roost.engine.link.RefusedException;
import dev.roost.engine.memory.WriteTracking;
import dev.roost.engine.model.Registers;
import dev.roost.engine.model.RemoteAddress;
import dev.roost.engine.tracee.InjectedCalls;
import dev.roost.engine.tracee.Resumption;
import dev.roost.engine.tracee.Stop;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.engine.tracee.TaskListener;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.Signals;
import dev.roost.linux.WaitResult;
import dev.roost.linux.proc.ProcMaps;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * Begins to track what a running process writes. Its first thread is stopped for two system calls
 * and let go; after that nothing traces it.
 */
public final class Watching implements TaskListener {
  private final Tracer tracer;
  private final int pid;
  private final RemoteAddress syscall;
  private final CompletableFuture<WriteTracking> result = new CompletableFuture<>();

  private Watching(Tracer tracer, int pid, RemoteAddress syscall) {
    this.tracer = tracer;
    this.pid = pid;
    this.syscall = syscall;
  }

  /**
   * Of {@code pid}, which goes on running; nothing is watched yet. Not on the tracer's thread.
   *
   * @throws IOException with one sentence if it does not stop, or has ended
   */
  public static WriteTracking begin(Tracer tracer, int pid) throws IOException {
    Watching watching = new Watching(tracer, pid, VdsoSyscall.find(pid, ProcMaps.read(pid)));
    tracer.submit(watching::seize);
    try {
      return tracer.await(watching.result, Parking.PATIENCE);
    } catch (TimeoutException e) {
      tracer.submit(watching::giveUp);
      return tracer.await(watching.result);
    }
  }

  private void seize() {
    try {
      tracer.seize(pid, 0, this);
      tracer.interrupt(pid);
    } catch (ErrnoException e) {
      result.completeExceptionally(e);
    }
  }

  /** It is let go as soon as it does stop. */
  private void giveUp() {
    if (!result.isDone()) {
      result.completeExceptionally(new RefusedException(StuckThread.sentence(pid, List.of(pid))));
    }
  }

  @Override
  public void stopped(StoppedTask task, Stop stop) throws ErrnoException {
    boolean over = result.isDone();
    switch (stop) {
      case Stop.SignalDelivery(int signal) when over -> task.detach(signal);
      case Stop.SignalDelivery(int signal) -> task.cont(signal);
      case Stop.SystemCall(), Stop.Seccomp(), Stop.Event(_) when over -> task.detach(0);
      case Stop.SystemCall(), Stop.Seccomp(), Stop.Event(_) -> task.cont(0);
      case Stop.Trap(), Stop.GroupStop(_) -> {
        Registers before = task.registers();
        long mask = task.signalMask();
        if (!over) {
          begin(task);
        }
        letGo(task, before, mask);
      }
    }
  }

  private void begin(StoppedTask task) throws ErrnoException {
    task.setSignalMask(Deputy.ALL_SIGNALS);
    try (InjectedCalls calls = new InjectedCalls(task, syscall, RemoteAddress.NULL)) {
      result.complete(WriteTracking.begin(pid, calls));
    } catch (IOException | RuntimeException e) {
      result.completeExceptionally(e);
    }
  }

  private void letGo(StoppedTask task, Registers before, long mask) throws ErrnoException {
    int postponed = tracer.takePostponed(pid);
    task.setRegisters(Resumption.resolve(before));
    task.setSignalMask(mask);
    task.detach(0);
    if (postponed != 0) {
      // PTRACE_DETACH delivers a signal only at a stop for one; ptrace(2).
      Signals.kill(pid, postponed);
    }
  }

  @Override
  public void ended(int tid, WaitResult how) {
    result.completeExceptionally(new IOException("process " + pid + " has ended"));
  }
}
