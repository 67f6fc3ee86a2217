package dev.roost.engine.tracee;

import dev.roost.linux.Errno;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.GoneException;
import dev.roost.linux.Ptrace;
import dev.roost.linux.Signals;
import dev.roost.linux.Spawn;
import dev.roost.linux.WaitResult;
import dev.roost.linux.abi.PtraceAbi;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one thread that traces. It sleeps in wait4(2); work from other threads is brought to it by a
 * signal to a doorbell, a stub process that it traces too, whose stop ends the sleep.
 */
public final class Tracer implements AutoCloseable {
  private static final Logger LOG = System.getLogger("roost.tracer");
  private static final int SIGUSR1 = 10;

  /** Options of every task: stops at system calls can be told from SIGTRAP. */
  public static final long OPTIONS = PtraceAbi.PTRACE_O_TRACESYSGOOD;

  private final Thread thread;
  private final ConcurrentLinkedQueue<Runnable> work = new ConcurrentLinkedQueue<>();
  private final Map<Integer, TaskListener> listeners = new HashMap<>();
  private final Map<Integer, List<WaitResult>> early = new HashMap<>();
  private final Map<Integer, Integer> postponed = new HashMap<>();
  private final CompletableFuture<Integer> doorbell = new CompletableFuture<>();
  private volatile int xstateBytes;
  private volatile boolean closed;

  public Tracer() throws IOException {
    thread = Thread.ofPlatform().name("roost-tracer").daemon(true).start(this::run);
    try {
      doorbell.get();
    } catch (ExecutionException e) {
      throw new IOException("the tracer cannot start: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the tracer started", e);
    }
  }

  /** Runs {@code body} on the tracer's thread and returns its result. */
  public <T> T call(Callable<T> body) throws IOException {
    if (Thread.currentThread() == thread) {
      return unwrap(body);
    }
    CompletableFuture<T> result = new CompletableFuture<>();
    submit(
        () -> {
          try {
            result.complete(body.call());
          } catch (Throwable t) {
            result.completeExceptionally(t);
          }
        });
    return unwrap(result::get);
  }

  /**
   * Waits for what the tracer's thread will do, for example when tasks have stopped.
   *
   * @throws TimeoutException if it has not been done within {@code patience}; it may still be
   */
  public <T> T await(Future<T> result, Duration patience) throws IOException, TimeoutException {
    assertOtherThread();
    try {
      result.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | InterruptedException e) {
      return unwrap(
          () -> {
            throw e;
          });
    }
    return result.resultNow();
  }

  /** As the other, for ever: for what nobody else waits for. */
  public <T> T await(Future<T> result) throws IOException {
    assertOtherThread();
    return unwrap(result::get);
  }

  private void assertOtherThread() {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("the tracer's thread may not wait for itself");
    }
  }

  private static <T> T unwrap(Callable<T> body) throws IOException {
    try {
      return body.call();
    } catch (Exception e) {
      Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
      switch (cause) {
        case IOException io -> throw io;
        case RuntimeException runtime -> throw runtime;
        case Error error -> throw error;
        default -> throw new IOException(cause);
      }
    }
  }

  /** Runs {@code body} on the tracer's thread, soon; it must handle its own failures. */
  public void submit(Runnable body) {
    work.add(body);
    try {
      Signals.kill(doorbell.join(), SIGUSR1);
    } catch (ErrnoException e) {
      throw new IllegalStateException("the tracer's doorbell is gone", e);
    }
  }

  /** Size of the XSAVE area of tasks of this machine, in bytes. */
  public int xstateBytes() {
    return xstateBytes;
  }

  /** Throws unless called on the tracer's thread. */
  public void assertOwnThread() {
    if (Thread.currentThread() != thread) {
      throw new IllegalStateException("only the tracer's thread may do this");
    }
  }

  /** Seizes a running task and tells {@code listener} of it from now on. It goes on running. */
  public void seize(int tid, long options, TaskListener listener) throws ErrnoException {
    assertOwnThread();
    Ptrace.seize(tid, OPTIONS | options);
    listeners.put(tid, listener);
  }

  /** Tells {@code listener} of a task that is traced already, as a clone of a traced one is. */
  public void adopt(int tid, TaskListener listener) {
    assertOwnThread();
    listeners.put(tid, listener);
    for (WaitResult result : takeEarly(tid)) {
      dispatch(result);
    }
  }

  /** Asks a running task to stop; its listener gets a {@link Stop.Trap}. */
  public void interrupt(int tid) throws ErrnoException {
    assertOwnThread();
    Ptrace.interrupt(tid);
  }

  /**
   * Waits until {@code tid} has stopped with a {@link Stop.Trap}; other stops that come first go to
   * its listener. The tracer serves nobody meanwhile, and there is no bound: only for a stub of our
   * own that was interrupted in pause(2), or a clone that has not run yet. Neither can be in a call
   * that does not stop, and SIGKILL ends the wait. For everything else there is {@link Gathering}.
   *
   * @throws GoneException if it ends first
   */
  public StoppedTask awaitTrap(int tid) throws ErrnoException {
    assertOwnThread();
    List<WaitResult> before = takeEarly(tid);
    while (true) {
      WaitResult result = before.isEmpty() ? Ptrace.await(tid, false) : before.removeFirst();
      if (!result.stopped()) {
        deliverEnd(result);
        throw new GoneException("task " + tid);
      }
      StoppedTask task = new StoppedTask(this, tid);
      Stop stop = Stop.of(result);
      if (stop instanceof Stop.Trap || stop instanceof Stop.GroupStop) {
        return task;
      }
      TaskListener listener = listeners.get(tid);
      if (listener == null) {
        task.cont(0);
      } else {
        listener.stopped(task, stop);
      }
    }
  }

  /** The signal that could not be delivered while a call was injected into {@code tid}, or 0. */
  public int takePostponed(int tid) {
    assertOwnThread();
    Integer signal = postponed.remove(tid);
    return signal == null ? 0 : signal;
  }

  void postpone(int tid, int signal) {
    postponed.put(tid, signal);
  }

  /** Nothing is known of a task with this id any more. */
  public void forget(int tid) {
    listeners.remove(tid);
    early.remove(tid);
    postponed.remove(tid);
  }

  void deliverEnd(WaitResult result) {
    TaskListener listener = listeners.remove(result.tid());
    if (listener != null) {
      listener.ended(result.tid(), result);
    }
  }

  private List<WaitResult> takeEarly(int tid) {
    List<WaitResult> results = early.remove(tid);
    return results == null ? new ArrayList<>() : results;
  }

  private void run() {
    int bell;
    try {
      bell = Spawn.start("roost-doorbell", StubElf.IMAGE);
      Ptrace.seize(bell, PtraceAbi.PTRACE_O_EXITKILL);
      Ptrace.interrupt(bell);
      Ptrace.await(bell, false);
      xstateBytes = Ptrace.xstate(bell).length;
      Ptrace.cont(bell, 0);
    } catch (Throwable t) {
      doorbell.completeExceptionally(t);
      return;
    }
    doorbell.complete(bell);
    while (!closed) {
      try {
        WaitResult result = Ptrace.await(-1, false);
        if (result.tid() == bell) {
          if (!result.stopped()) {
            LOG.log(Level.ERROR, "the tracer's doorbell was killed; the engine must be restarted");
            Runtime.getRuntime().halt(70);
          }
          Ptrace.cont(bell, 0);
          drain();
        } else {
          dispatch(result);
        }
      } catch (ErrnoException e) {
        if (e.errno() != Errno.ESRCH) {
          LOG.log(Level.ERROR, "wait failed", e);
        }
      } catch (RuntimeException | Error e) {
        // If this thread ended, the kernel would let go of every process it traces.
        LOG.log(Level.ERROR, "the tracer goes on after a defect", e);
      }
    }
  }

  private void drain() {
    for (Runnable next = work.poll(); next != null; next = work.poll()) {
      try {
        next.run();
      } catch (RuntimeException | Error e) {
        LOG.log(Level.ERROR, "the tracer's work failed", e);
      }
    }
  }

  private void dispatch(WaitResult result) {
    TaskListener listener = listeners.get(result.tid());
    if (listener == null) {
      if (!result.stopped()) {
        forget(result.tid());
      } else {
        early.computeIfAbsent(result.tid(), _ -> new ArrayList<>()).add(result);
      }
      return;
    }
    if (!result.stopped()) {
      deliverEnd(result);
      return;
    }
    try {
      listener.stopped(new StoppedTask(this, result.tid()), Stop.of(result));
    } catch (GoneException e) {
      LOG.log(Level.DEBUG, "task {0} went while it was looked at", result.tid());
    } catch (ErrnoException | RuntimeException e) {
      LOG.log(Level.ERROR, "stop of task " + result.tid() + " was not handled", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    submit(() -> {});
  }
}
