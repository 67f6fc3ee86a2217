package dev.roost.engine.deputy;

import dev.roost.engine.model.Parting;
import dev.roost.engine.model.RemoteAddress;
import dev.roost.engine.tracee.Gathering;
import dev.roost.engine.tracee.Stop;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.engine.tracee.TaskListener;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.GoneException;
import dev.roost.linux.Signals;
import dev.roost.linux.WaitResult;
import dev.roost.linux.abi.PtraceAbi;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;

/** A parked process: the original, whose system calls its body borrows. */
public final class Deputy implements TaskListener {
  static final int SIGCONT = 18;
  static final long ALL_SIGNALS = -1L;

  private final Tracer tracer;
  private final int pid;
  private final DeputyRegion region;
  private final List<DeputyThread> threads;
  private final RemoteAddress vdsoSyscall;
  private final Newborns newborns;
  private final HeldSignals held;
  private final Pace pace;
  private final BreakOff breakOff;
  private final Set<Integer> forReal = new HashSet<>();
  private volatile DeputyListener listener;
  private volatile boolean alive = true;
  private boolean quiet;

  private final Foretold foretold;
  private final Death death;
  private final Children children;
  private final Succession succession;

  /** The tracer's: who waits for stops of the threads. */
  private Gathering<?> gathering;

  /** The tracer's: how the process ended, or null. */
  private WaitResult end;

  Deputy(
      Tracer tracer,
      int pid,
      DeputyRegion region,
      List<DeputyThread> threads,
      RemoteAddress vdsoSyscall) {
    this.tracer = tracer;
    this.pid = pid;
    this.region = region;
    this.threads = new CopyOnWriteArrayList<>(threads);
    this.newborns = new Newborns(pid, region, threads.size());
    this.vdsoSyscall = vdsoSyscall;
    this.held = new HeldSignals(tracer, pid);
    this.pace = new Pace(tracer, this::askToStop);
    this.breakOff = new BreakOff(tracer, region.region().code());
    this.foretold = new Foretold();
    this.death = new Death(this);
    this.children = new Children(tracer, this);
    this.succession = new Succession(tracer, this);
  }

  /** Its id in this engine's pid namespace. */
  public int pid() {
    return pid;
  }

  /** Its threads now, the leader first; until the commit point those that have ended included. */
  public List<DeputyThread> threads() {
    return List.copyOf(threads);
  }

  /** The leader. */
  public DeputyThread leader() {
    return threads.getFirst();
  }

  /** Its living thread with this id at home. */
  DeputyThread byHomeTid(long homeTid) throws GoneException {
    for (DeputyThread thread : threads) {
      if (thread.homeTid() == homeTid && thread.alive()) {
        return thread;
      }
    }
    throw new GoneException("thread " + homeTid);
  }

  /** What it becomes by execve(2). */
  Succession succession() {
    return succession;
  }

  /** Slots for threads that it makes. */
  Newborns newborns() {
    return newborns;
  }

  /** Processes that it makes. */
  Children children() {
    return children;
  }

  /** The first of its threads that still exists. */
  public DeputyThread firstAlive() throws GoneException {
    for (DeputyThread thread : threads) {
      if (thread.alive()) {
        return thread;
      }
    }
    throw new GoneException("process " + pid);
  }

  private DeputyThread firstTaking(int signal) throws GoneException {
    DeputyThread any = firstAlive();
    return threads.stream().filter(thread -> thread.takes(signal)).findFirst().orElse(any);
  }

  /** The memory it shares with this engine. */
  public DeputyRegion region() {
    return region;
  }

  /** A {@code syscall} instruction outside the region. */
  public RemoteAddress vdsoSyscall() {
    return vdsoSyscall;
  }

  /** Whether the process still exists. */
  public boolean alive() {
    return alive;
  }

  /** Whether a thread exists, after all that the kernel has told so far. */
  boolean lives(DeputyThread thread) throws IOException {
    return tracer.call(() -> alive && thread.alive());
  }

  /** Calls by one of its threads, for the engine's purposes. */
  public SlotCalls calls(DeputyThread thread) {
    return new SlotCalls(thread.slot(), () -> alive && thread.alive());
  }

  /**
   * The commit point, at home: from now on the body owns the execution. Signals go to {@code
   * listener}, and the process ends with this engine, for nobody else could serve it.
   *
   * @return whether job control has stopped it, so that its body must begin stopped
   */
  public boolean commit(DeputyListener newListener) throws IOException {
    return withAllStopped(
        tasks -> {
          listener = newListener;
          Journal.phase(region.journal(), Journal.Phase.COMMITTED);
          held.tell(listener, threads);
          foretold.tell(tasks, this::thread, listener);
          boolean stoppedByJobControl = goOn(tasks, DeputyThread::blocks);
          if (end != null) {
            // It was killed while nobody listened, and will not end again.
            listener.processEnded(end);
          }
          return stoppedByJobControl;
        });
  }

  /** Leaves signals that come from now on pending in the kernel, for the way home. */
  public void quiet() throws IOException {
    withAllStopped(
        tasks -> {
          quiet = true;
          goOn(tasks, _ -> ALL_SIGNALS);
          return null;
        });
  }

  /** Lets signals out again, after a way home that was refused. */
  public void unquiet() throws IOException {
    withAllStopped(
        tasks -> {
          quiet = false;
          held.tell(listener, threads);
          goOn(tasks, DeputyThread::blocks);
          return null;
        });
  }

  /**
   * Lets tasks go on with other signal masks; one that job control has stopped only as far as the
   * engine needs it. Returns whether there was one.
   */
  private boolean goOn(List<StoppedTask> tasks, ToLongFunction<DeputyThread> masks)
      throws ErrnoException {
    boolean stoppedByJobControl = false;
    pace.forget();
    for (StoppedTask task : tasks) {
      DeputyThread thread = thread(task.tid());
      stoppedByJobControl |= thread.inGroupStop();
      try {
        task.setSignalMask(masks.applyAsLong(thread));
        task.setOptions(
            Tracer.OPTIONS
                | PtraceAbi.PTRACE_O_EXITKILL
                | PtraceAbi.PTRACE_O_TRACECLONE
                | PtraceAbi.PTRACE_O_TRACEFORK
                | PtraceAbi.PTRACE_O_TRACEEXEC);
        if (thread.inGroupStop()) {
          staysStopped(thread, task);
        } else {
          task.cont(0);
        }
      } catch (GoneException e) {
        thread.end();
      }
    }
    return stoppedByJobControl;
  }

  /** The signals that wait for the process, in order; while {@link #quiet}. */
  public List<byte[]> pendingSignals() throws IOException {
    DeputyThread any = firstAlive();
    return tracer.await(
        whenStopped(
            List.of(any),
            tasks -> {
              if (tasks.isEmpty()) {
                throw new GoneException("process " + pid);
              }
              List<byte[]> pending = tasks.getFirst().processPendingSignals();
              tasks.getFirst().cont(0);
              return pending;
            }));
  }

  /**
   * Stops every living thread and does {@code work} on the tracer's thread, which serves others
   * until all have stopped. Parked threads wait in the loop and stop at once; one that executes a
   * call the kernel does not interrupt stops after it. There is no bound, because there is nothing
   * else to do with the process, and only the thread that serves this process waits.
   */
  private <T> T withAllStopped(Gathering.Work<T> work) throws IOException {
    return tracer.await(whenAllStopped(work));
  }

  /** As {@link #withAllStopped}, without waiting; {@code work} must resume them. */
  <T> CompletableFuture<T> whenAllStopped(Gathering.Work<T> work) throws IOException {
    return whenStopped(threads, work);
  }

  private <T> CompletableFuture<T> whenStopped(List<DeputyThread> which, Gathering.Work<T> work)
      throws IOException {
    return tracer.call(
        () -> {
          if (gathering != null && !gathering.result().isDone()) {
            throw new IllegalStateException("process " + pid + " is being stopped already");
          }
          Gathering<T> fresh = new Gathering<>(work);
          gathering = fresh;
          fresh.ask(
              tracer, which.stream().filter(DeputyThread::alive).map(DeputyThread::tid).toList());
          return fresh.result();
        });
  }

  /** Interrupts the call that {@code thread} is in, if it is in one that can be interrupted. */
  public void cancel(DeputyThread thread) {
    tracer.submit(
        () -> {
          if (!thread.alive() || !thread.slot().busy()) {
            return;
          }
          thread.cancelled(true);
          thread.brokenOff(true);
          askToStop(thread);
        });
  }

  /** The body has been given {@code signal} of a timer: the next may come. */
  public void taken(int signal) {
    tracer.submit(() -> pace.next(signal));
  }

  /** Makes the process do what {@code signal} does by default: stop, or end. */
  public void obey(int signal) {
    tracer.submit(
        () -> {
          forReal.add(signal);
          try {
            Signals.tgkill(pid, firstTaking(signal).tid(), signal);
          } catch (ErrnoException e) {
            alive = false;
          }
        });
  }

  /**
   * Ends the process by {@code signal}, as its parent will see it; by whichever thread stops first,
   * for the others may be in calls that nothing interrupts. No core is written: the deputy's memory
   * is not the program's.
   */
  public void dieOf(int signal) throws IOException {
    tracer.call(
        () -> {
          death.of(signal);
          return null;
        });
  }

  /**
   * Lets the program begin that it has become; it is no deputy any more.
   *
   * @param parting what the one that was away leaves to it
   * @return its command name
   * @throws GoneException if it has ended meanwhile
   */
  public String begin(Parting parting) throws IOException {
    return tracer.call(() -> succession.begin(parting));
  }

  void askToStop(DeputyThread thread) {
    try {
      tracer.interrupt(thread.tid());
    } catch (ErrnoException e) {
      thread.end();
    }
  }

  /** Ends the process with SIGKILL. */
  public void kill() {
    try {
      Signals.kill(pid, 9);
    } catch (ErrnoException e) {
      alive = false;
    }
  }

  /** Signals that come again when it is let go. */
  HeldSignals held() {
    return held;
  }

  /** The process is no deputy any more. */
  public void released() {
    region.close();
  }

  /** The next delivery of {@code signal} is the kernel's to act on. Tracer's thread. */
  void letThrough(int signal) {
    forReal.add(signal);
  }

  /** Its thread with this id here, which may have ended just now. */
  DeputyThread thread(int tid) {
    return threads.stream().filter(t -> t.tid() == tid).findFirst().orElseThrow();
  }

  @Override
  public void stopped(StoppedTask task, Stop stop) throws ErrnoException {
    DeputyThread thread = thread(task.tid());
    thread.inGroupStop(stop instanceof Stop.GroupStop);
    switch (stop) {
      case Stop.SignalDelivery(int signal) -> deliver(thread, task, signal);
      case Stop.GroupStop(_) -> {
        pace.resumes(thread, task);
        if (!takenFor(thread, task)) {
          staysStopped(thread, task);
        }
      }
      case Stop.Trap() -> {
        boolean goesOn = pace.resumes(thread, task) && !thread.brokenOff();
        if (!takenFor(thread, task)) {
          if (!goesOn) {
            LoopCode.settle(region.region().code(), task);
          }
          breakOff.cont(thread, task);
        }
      }
      case Stop.Event(int event) -> {
        if (event == PtraceAbi.PTRACE_EVENT_EXEC) {
          succession.comes(task);
          return;
        }
        if (event == PtraceAbi.PTRACE_EVENT_CLONE || event == PtraceAbi.PTRACE_EVENT_FORK) {
          newTask(thread, task);
        }
        task.cont(0);
      }
      case Stop.SystemCall() -> breakOff.atSystemCall(thread, task);
      case Stop.Seccomp() -> task.cont(0);
    }
  }

  /** It has become another program. Tracer's thread. */
  void becameAnother(int callersHomeTid) {
    int signal = death.signal();
    if (signal == 0) {
      listener.becameAnother(callersHomeTid);
    } else {
      succession.dieOf(signal);
    }
  }

  private void newTask(DeputyThread maker, StoppedTask task) throws ErrnoException {
    StoppedTask child = tracer.awaitTrap((int) task.eventMessage());
    if (!newborns.expects(maker)) {
      children.receive(maker, child);
      return;
    }
    DeputyThread born = newborns.receive(maker, child);
    threads.add(born);
    child.setSignalMask(born.blocks());
    tracer.adopt(child.tid(), this);
    child.cont(0);
  }

  /**
   * Job control has stopped the process. Its thread waits for SIGCONT in the kernel, as the
   * original would; but not while it is prepared for a move, or has a call to break off.
   */
  private void staysStopped(DeputyThread thread, StoppedTask task) throws ErrnoException {
    boolean interrupted = thread.cancelled() && thread.slot().busy();
    if (listener == null || quiet || interrupted) {
      LoopCode.settle(region.region().code(), task);
      breakOff.cont(thread, task);
    } else {
      task.listen();
    }
  }

  /** Whether the stop was asked for, and the task so used. */
  private boolean takenFor(DeputyThread thread, StoppedTask task) {
    if (death.takes(thread, task)) {
      return true;
    }
    return gathering != null && gathering.collect(task);
  }

  private void deliver(DeputyThread thread, StoppedTask task, int signal) throws ErrnoException {
    if (forReal.remove(signal) || Succession.failed(task, signal)) {
      task.cont(signal);
      return;
    }
    if (listener == null || quiet) {
      held.add(task.signalInfo());
      task.cont(0);
      return;
    }
    byte[] info = task.signalInfo();
    if (foretold.holds(thread, info) || children.isOfDisowned(info)) {
      task.cont(0);
      return;
    }
    if (thread.slot().busy()) {
      // A call that fails with EINTR for any stop is not to fail for this one: the body's own
      // signal decides, when it is delivered there.
      thread.cancelled(true);
    }
    switch (SignalTarget.of(pid, info)) {
      case THREAD -> listener.signal(thread.homeTid(), info);
      case PROCESS -> listener.signal(0, info);
      case NOBODY -> {}
    }
    pace.after(thread, task, info);
    // The kernel restarts the thread's own call, whatever the body's dispositions are; if a handler
    // is to run, the body's side cancels the call it waits for.
    breakOff.cont(thread, task);
  }

  @Override
  public void ended(int tid, WaitResult result) {
    DeputyThread thread = thread(tid);
    thread.end();
    if (tid == pid) {
      alive = false;
      end = result;
      threads.forEach(DeputyThread::end);
    }
    DeputyListener told = listener;
    if (gathering != null) {
      gathering.ended(tid);
    }
    if (told != null) {
      if (tid == pid) {
        told.processEnded(result);
      } else {
        threads.remove(thread);
        told.threadEnded(thread);
      }
    }
  }
}
