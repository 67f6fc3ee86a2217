package dev.roost.engine.body;

import dev.roost.engine.model.Registers.Name;
import dev.roost.engine.model.Siginfo;
import dev.roost.engine.tracee.Gathering;
import dev.roost.engine.tracee.Stop;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.engine.tracee.TaskListener;
import dev.roost.engine.tracee.Tracer;
import dev.roost.engine.tracee.Vdso;
import dev.roost.linux.Errno;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.GoneException;
import dev.roost.linux.Signals;
import dev.roost.linux.WaitResult;
import dev.roost.linux.proc.ProcStatus;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The running body: its threads, its signals, its stops. */
public final class BodyProcess implements TaskListener {
  private static final Logger LOG = System.getLogger("roost.body");
  private static final int SYS_MMAP = 9;

  private final Tracer tracer;
  private final BodyListener listener;
  private final SignalTokens tokens = new SignalTokens();
  private final TimerSignals timers = new TimerSignals(tokens);
  private final SignalMasks masks = new SignalMasks();
  private final Map<Integer, Integer> homeTids = new ConcurrentHashMap<>();
  private final Map<Integer, StoppedTask> collected = new HashMap<>();
  private volatile int pid;
  private volatile Vdso vdso = Vdso.NONE;
  private volatile boolean stopping;
  private volatile boolean interrupted;
  private volatile boolean ended;
  private volatile boolean groupOrphaned;

  /** The tracer's: who waits for the last stop of a thread, or null. */
  private Gathering<?> last;

  public BodyProcess(Tracer tracer, BodyListener listener) {
    this.tracer = tracer;
    this.listener = listener;
  }

  /**
   * It exists now.
   *
   * @param tidsByHomeTid its threads' ids here, by their ids at home, the leader first
   * @param kernelCode where it has the kernel's code
   */
  public void born(Map<Integer, Integer> tidsByHomeTid, Vdso kernelCode) {
    vdso = kernelCode;
    pid = tidsByHomeTid.values().iterator().next();
    tidsByHomeTid.forEach((home, here) -> homeTids.put(here, home));
  }

  /** Where it has the kernel's code. */
  Vdso vdso() {
    return vdso;
  }

  /** Its id in this engine's pid namespace. */
  public int pid() {
    return pid;
  }

  /** A thread's id at home, or 0 if it has ended. */
  public int homeTid(int tid) {
    return homeTids.getOrDefault(tid, 0);
  }

  /** How many threads it has. */
  public int threads() {
    return homeTids.size();
  }

  /** Whether it has a thread with this id at home. */
  public boolean hasThread(int homeTid) {
    return homeTids.containsValue(homeTid);
  }

  /** A thread through which the memory is seen: a first one that has exited has none; proc(5). */
  public int living() {
    return homeTids.containsKey(pid) || homeTids.isEmpty()
        ? pid
        : homeTids.keySet().iterator().next();
  }

  /** The id here of the thread that has this id at home. */
  public int tid(int homeTid) throws IOException {
    for (Map.Entry<Integer, Integer> thread : homeTids.entrySet()) {
      if (thread.getValue() == homeTid) {
        return thread.getKey();
      }
    }
    throw new GoneException("thread " + homeTid);
  }

  /** A thread was born away, of {@code maker}. Before it runs; tracer's thread. */
  void hasNewThread(int maker, int tid, int homeTid) {
    masks.born(maker, tid);
    homeTids.put(tid, homeTid);
  }

  /** Whether it has ended. */
  public boolean ended() {
    return ended;
  }

  /**
   * Whether every thread has been asked to stop. Only then may a call be answered with a restart
   * code: without the interrupt the code would reach the program as error 512.
   */
  public boolean stopping() {
    return interrupted;
  }

  /**
   * The thread {@code tid} is about to exit. Its end is waited for, because the kernel still writes
   * to the memory then ({@code set_tid_address(2)}); but that of the first thread is reported only
   * with that of all others, and it stops for nobody any more.
   */
  public void exits(int tid) {
    if (tid != pid) {
      return;
    }
    tracer.submit(
        () -> {
          homeTids.remove(tid);
          checkAllStopped();
        });
  }

  /**
   * Queues a signal from home.
   *
   * @param homeTid the thread it is for, or 0 for the process
   * @param orphaned of a signal of job control: its process group at home is orphaned, so that it
   *     does nothing unless it has a handler
   * @return threads, by their ids here, whose calls must be interrupted for it
   */
  public List<Integer> signal(int homeTid, boolean orphaned, byte[] info) throws IOException {
    int signal = ByteBuffer.wrap(info).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
    if (SignalActions.JOB_STOPS.contains(signal)) {
      groupOrphaned = orphaned;
    }
    List<Integer> takers = new ArrayList<>();
    for (Map.Entry<Integer, Integer> thread : homeTids.entrySet()) {
      boolean addressed = homeTid == 0 || thread.getValue() == homeTid;
      if (addressed && SignalActions.act(pid, thread.getKey(), signal)) {
        takers.add(thread.getKey());
      }
    }
    if (waits(homeTid, signal) && timers.counted(info)) {
      return interrupted(homeTid, takers);
    }
    byte[] queueable = tokens.queueable(info);
    timers.queued(info, queueable);
    try {
      if (homeTid == 0) {
        Signals.queue(pid, signal, queueable);
      } else {
        for (Map.Entry<Integer, Integer> thread : homeTids.entrySet()) {
          if (thread.getValue() == homeTid) {
            Signals.queue(pid, thread.getKey(), signal, queueable);
          }
        }
      }
    } catch (GoneException e) {
      return List.of();
    } catch (ErrnoException e) {
      if (e.errno() != Errno.EAGAIN || !Siginfo.isOfTimer(info)) {
        throw e;
      }
      // As many wait as may (RLIMIT_SIGPENDING); natively a timer has its place among them.
      LOG.log(Level.DEBUG, "signal {0} of a timer of body {1} counts as overrun", signal, pid);
      tokens.redeem(queueable);
      return List.of();
    }
    return interrupted(homeTid, takers);
  }

  /** The kernel gives a signal for the process to its first thread, unless that blocks it. */
  private List<Integer> interrupted(int homeTid, List<Integer> takers) {
    return homeTid == 0 && takers.contains(pid) ? List.of(pid) : takers;
  }

  /** Whether {@code signal} waits in the body, for the process or the thread it is for. */
  private boolean waits(int homeTid, int signal) throws IOException {
    try {
      ProcStatus status = ProcStatus.read(pid, homeTid == 0 ? living() : tid(homeTid));
      long waiting = homeTid == 0 ? status.shdPnd() : status.sigPnd();
      return (waiting & SignalActions.bit(signal)) != 0;
    } catch (NoSuchFileException | GoneException e) {
      return false;
    }
  }

  /** Whether a signal waits that thread {@code tid} does not block; not if the thread is gone. */
  boolean hasSignal(int tid) throws IOException {
    try {
      ProcStatus status = ProcStatus.read(pid, tid);
      return ((status.sigPnd() | status.shdPnd()) & ~status.sigBlk()) != 0;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** What its deputy's threads block. */
  public SignalMasks masks() {
    return masks;
  }

  /** What is known here of its POSIX timers. */
  TimerSignals timers() {
    return timers;
  }

  /** What signals that wait in the body were when they came. */
  public List<byte[]> resolve(List<byte[]> infos) {
    return tokens.resolve(infos);
  }

  /**
   * Interrupts a thread and then runs {@code answer}, which answers its call with a restart code.
   * The interrupt makes sure that the kernel looks at the code: without anything pending it would
   * reach the program as error 512.
   */
  public void interruptAndThen(int tid, Runnable answer) {
    tracer.submit(
        () -> {
          try {
            tracer.interrupt(tid);
          } catch (ErrnoException e) {
            LOG.log(Level.DEBUG, "thread {0} of the body is gone", tid);
          }
          answer.run();
        });
  }

  /**
   * Stops every thread; calls under way must be answered meanwhile, or their threads cannot stop.
   */
  public void stop() {
    tracer.submit(
        () -> {
          stopping = true;
          for (int tid : homeTids.keySet()) {
            if (collected.containsKey(tid)) {
              continue;
            }
            try {
              tracer.interrupt(tid);
            } catch (ErrnoException e) {
              LOG.log(Level.DEBUG, "thread {0} of the body is gone", tid);
            }
          }
          interrupted = true;
          checkAllStopped();
        });
  }

  /**
   * Stops one thread, which never runs again: its process goes on as another program.
   *
   * @param answer breaks off the call that it waits for, with a restart code
   * @param work what is done when it is stopped; with no task if it was killed
   * @return the work's result; not on the tracer's thread
   */
  public <T> T stopForGood(int tid, Runnable answer, Gathering.Work<T> work) throws IOException {
    Gathering<T> fresh = new Gathering<>(work);
    tracer.submit(
        () -> {
          last = fresh;
          fresh.ask(tracer, List.of(tid));
          answer.run();
        });
    return tracer.await(fresh.result());
  }

  /** Lets every thread go on, after a way home that was refused. */
  public void resume() {
    tracer.submit(
        () -> {
          stopping = false;
          interrupted = false;
          List<StoppedTask> tasks = List.copyOf(collected.values());
          collected.clear();
          for (StoppedTask task : tasks) {
            try {
              letRun(task);
            } catch (ErrnoException e) {
              LOG.log(Level.DEBUG, "thread {0} of the body is gone", task.tid());
            }
          }
        });
  }

  /** The commit point of a body that was born here: its only thread runs, or stays stopped. */
  public void begin(StoppedTask task, boolean stopped) throws IOException {
    tracer.call(
        () -> {
          if (stopped) {
            task.stopProcess();
            task.listen();
          } else {
            task.cont(0);
          }
          return null;
        });
  }

  /**
   * Keeps a stopped task where it is until the way home, which it needs; its registers are such
   * that it can be resumed. Tracer's thread.
   */
  public void keep(StoppedTask task) {
    collected.put(task.tid(), task);
    checkAllStopped();
  }

  /**
   * Lets a task go on after calls were injected into it. If all are to stop it stops here: the
   * interrupt that asked for it may have come meanwhile, and nobody sends another. Tracer's thread.
   */
  void goOn(StoppedTask task) throws ErrnoException {
    sendPostponed(task);
    if (stopping) {
      keep(task);
    } else {
      letRun(task);
    }
  }

  /**
   * Injected calls pass over a stop of job control, and PTRACE_LISTEN is for a task that has just
   * stopped for one; ptrace(2). So it is asked to stop once more: if its process is stopped it
   * stops for that, else it goes on at once.
   */
  private void letRun(StoppedTask task) throws ErrnoException {
    tracer.interrupt(task.tid());
    task.cont(0);
  }

  /** What cannot be blocked, SIGSTOP above all, may have come during injected calls. */
  private void sendPostponed(StoppedTask task) throws ErrnoException {
    int postponed = tracer.takePostponed(task.tid());
    if (postponed != 0) {
      Signals.tgkill(pid, task.tid(), postponed);
    }
  }

  private void checkAllStopped() {
    if (stopping && !homeTids.isEmpty() && collected.keySet().containsAll(homeTids.keySet())) {
      Map<Integer, StoppedTask> byHomeTid = new HashMap<>();
      collected.forEach((tid, task) -> byHomeTid.put(homeTids.get(tid), task));
      listener.allStopped(byHomeTid);
    }
  }

  @Override
  public void stopped(StoppedTask task, Stop stop) throws ErrnoException {
    switch (stop) {
      case Stop.SignalDelivery(int signal) -> deliver(task, signal);
      case Stop.GroupStop(_) -> {
        if (!takenForStop(task)) {
          task.listen();
        }
      }
      case Stop.Seccomp() -> {
        int homeTid = homeTid(task.tid());
        if (task.registers().get(Name.ORIG_RAX) == SYS_MMAP) {
          listener.mapsFile(homeTid, task);
        } else {
          listener.makesTask(homeTid, task);
        }
      }
      case Stop.SystemCall(), Stop.Event(_) -> task.cont(0);
      case Stop.Trap() -> {
        if (!takenForStop(task)) {
          task.cont(0);
        }
      }
    }
  }

  /** Whether the stop was asked for, and the task so used. */
  private boolean takenForStop(StoppedTask task) throws ErrnoException {
    if (last != null && last.collect(task)) {
      return true;
    }
    if (!stopping || !homeTids.containsKey(task.tid())) {
      return false;
    }
    if (leaveVdso(task)) {
      keep(task);
    } else {
      task.cont(0);
      tracer.interrupt(task.tid());
    }
    return true;
  }

  private boolean leaveVdso(StoppedTask task) throws ErrnoException {
    boolean left = vdso.leave(task);
    sendPostponed(task);
    return left;
  }

  private void deliver(StoppedTask task, int signal) throws ErrnoException {
    byte[] meant = tokens.redeem(task.signalInfo());
    if (SignalTokens.isNothing(meant)) {
      listener.taken(signal);
      task.cont(0);
      return;
    }
    // A handler must never return into the vdso: it may do that at home.
    boolean steps = vdso.holds(task);
    boolean left = leaveVdso(task);
    if (steps) {
      // The stop that everybody waits for may have been one of those after each step.
      tracer.interrupt(task.tid());
    }
    if (!left) {
      Signals.queue(pid, task.tid(), signal, tokens.queueable(meant));
      task.cont(0);
      return;
    }
    task.setSignalInfo(meant);
    timers.delivered(meant);
    if (Siginfo.isOfRepeatingTimer(meant)) {
      listener.taken(signal);
    }
    if (masks.readable() != 0) {
      MaskCalls.makeAgain(task);
    }
    if (!SignalActions.stop(pid, task.tid(), signal)) {
      task.cont(signal);
      return;
    }
    if (signal != SignalActions.SIGSTOP && groupOrphaned) {
      task.cont(0);
      return;
    }
    listener.jobStop(signal);
    // SIGSTOP in place of SIGTSTP, SIGTTIN and SIGTTOU: those do nothing in an orphaned process
    // group, and the body's is one. Whether the process really stops is decided at home.
    task.cont(SignalActions.SIGSTOP);
  }

  @Override
  public void ended(int tid, WaitResult result) {
    homeTids.remove(tid);
    masks.ended(tid);
    collected.remove(tid);
    if (last != null) {
      last.ended(tid);
    }
    if (tid == pid) {
      ended = true;
      listener.ended(result.signaled() ? result.termSignal() : 0);
    } else {
      checkAllStopped();
    }
  }

  /** Ends it, at once. */
  public void kill() {
    try {
      if (!ended && pid != 0) {
        Signals.kill(pid, 9);
      }
    } catch (ErrnoException e) {
      ended = true;
    }
  }
}
