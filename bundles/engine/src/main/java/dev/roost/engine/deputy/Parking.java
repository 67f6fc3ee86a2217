package dev.roost.engine.deputy;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.roost.engine.capture.LimitsCapture;
import dev.roost.engine.capture.RawThread;
import dev.roost.engine.link.RefusedException;
import dev.roost.engine.model.Region;
import dev.roost.engine.model.Registers;
import dev.roost.engine.model.Registers.Name;
import dev.roost.engine.model.RemoteAddress;
import dev.roost.engine.tracee.Resumption;
import dev.roost.engine.tracee.Stop;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.engine.tracee.TaskListener;
import dev.roost.engine.tracee.Tracer;
import dev.roost.engine.tracee.Vdso;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.GoneException;
import dev.roost.linux.Signals;
import dev.roost.linux.WaitResult;
import dev.roost.linux.abi.MmanAbi;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcMaps;
import dev.roost.linux.proc.ProcStat;
import dev.roost.linux.proc.ProcStatus;
import dev.roost.linux.proc.ProcTasks;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.MemorySegment;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * Seizes a running process and parks it: two injected calls map the region, then every thread's
 * registers are journaled and it is sent into the loop. Whatever else must be known is asked of the
 * parked threads afterwards, so that the window in which this engine must not die is as short as it
 * can be.
 *
 * <p>Nothing waits on the tracer's thread: the stops are counted as they come. A thread that has
 * none within {@link #PATIENCE} makes the move refused; it stays seized, because only a stopped
 * task can be detached, and is let go at its first stop.
 */
public final class Parking implements TaskListener {
  /** How long the threads that have stopped wait for one that does not. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Logger LOG = System.getLogger("roost.parking");
  private static final int SYS_MMAP = 9;
  private static final int SYS_MPROTECT = 10;
  private static final int SYS_MUNMAP = 11;
  private static final int PASSES = 20;

  private final Tracer tracer;
  private final int pid;
  private final Region preferred;

  /** The leader first, whatever order they stopped in. */
  private final SortedMap<Integer, StoppedTask> stopped;

  private final Set<Integer> awaited = new LinkedHashSet<>();
  private final CompletableFuture<Deputy> result = new CompletableFuture<>();
  private int passes;
  private Vdso vdso;

  private Parking(Tracer tracer, int pid, Region preferred) {
    this.tracer = tracer;
    this.preferred = preferred;
    this.pid = pid;
    this.stopped =
        new TreeMap<>(Comparator.comparing((Integer tid) -> tid != pid).thenComparing(tid -> tid));
  }

  /**
   * Parks {@code pid}. Not on the tracer's thread.
   *
   * @throws IOException with one sentence if that is not possible; the process then goes on as it
   *     was
   */
  public static Deputy park(Tracer tracer, int pid) throws IOException {
    return park(tracer, pid, null);
  }

  /**
   * As {@link #park(Tracer, int)}.
   *
   * @param preferred where the region shall be, if that is still free and large enough
   */
  public static Deputy park(Tracer tracer, int pid, Region preferred) throws IOException {
    Parking parking = new Parking(tracer, pid, preferred);
    tracer.submit(parking::advance);
    try {
      return tracer.await(parking.result, PATIENCE);
    } catch (TimeoutException e) {
      tracer.submit(parking::giveUp);
      return tracer.await(parking.result);
    }
  }

  /** New threads may be born until the last has stopped, so there are several passes. */
  private void advance() {
    if (result.isDone() || !awaited.isEmpty()) {
      return;
    }
    try {
      seizeNew();
      if (awaited.isEmpty()) {
        result.complete(build());
      }
    } catch (IOException | RuntimeException | Error e) {
      fail(e);
    }
  }

  private void seizeNew() throws IOException {
    if (++passes > PASSES) {
      throw new IOException("process " + pid + " makes threads faster than they can be stopped");
    }
    for (int tid : ProcTasks.tids(pid)) {
      if (!stopped.containsKey(tid)) {
        seize(tid);
      }
    }
  }

  private void seize(int tid) throws IOException {
    try {
      tracer.seize(tid, 0, this);
      awaited.add(tid);
      tracer.interrupt(tid);
    } catch (GoneException e) {
      if (tid == pid) {
        throw new IOException("process " + pid + " has ended", e);
      }
      LOG.log(Level.DEBUG, "thread {0} has just exited", tid);
    } catch (ErrnoException e) {
      if (!exiting(tid)) {
        throw traced(tid) ? new RefusedException("thread " + tid + " is traced already") : e;
      }
      if (tid == pid) {
        throw new IOException("process " + pid + " has ended", e);
      }
    }
  }

  /** A thread that is about to exit can be seized no more: EPERM. */
  private boolean exiting(int tid) throws IOException {
    try {
      char state = ProcStat.read(pid, tid).state();
      return state == 'Z' || state == 'X';
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  private boolean traced(int tid) throws IOException {
    try {
      return ProcStatus.read(pid, tid).tracerPid() != 0;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public void stopped(StoppedTask task, Stop stop) throws ErrnoException {
    if (result.isDone()) {
      awaited.remove(task.tid());
      letGoLate(task, stop);
      return;
    }
    switch (stop) {
      // The process handles them as if they had come before the move.
      case Stop.SignalDelivery(int signal) -> task.cont(signal);
      case Stop.SystemCall(), Stop.Seccomp(), Stop.Event(_) -> task.cont(0);
      case Stop.Trap(), Stop.GroupStop(_) -> {
        if (vdso().leave(task)) {
          park(task);
        } else {
          task.cont(0);
          tracer.interrupt(task.tid());
        }
      }
    }
  }

  private void park(StoppedTask task) {
    awaited.remove(task.tid());
    stopped.put(task.tid(), task);
    advance();
  }

  private Vdso vdso() throws GoneException {
    if (vdso == null) {
      try {
        vdso = Vdso.of(ProcMaps.read(pid));
      } catch (IOException e) {
        throw new GoneException("process " + pid);
      }
    }
    return vdso;
  }

  @Override
  public void ended(int tid, WaitResult how) {
    awaited.remove(tid);
    stopped.remove(tid);
    if (tid == pid) {
      fail(new IOException("process " + pid + " has ended"));
    } else {
      advance();
    }
  }

  private Deputy build() throws IOException {
    List<MapsEntry> maps = ProcMaps.read(pid);
    RemoteAddress syscall = VdsoSyscall.find(pid, maps);
    List<RawThread> states = new ArrayList<>();
    for (StoppedTask task : List.copyOf(stopped.values())) {
      states.add(RawThread.of(task, pid));
    }
    StoppedTask leader = stopped.get(pid);
    if (leader == null) {
      throw new IOException("the first thread of process " + pid + " has ended");
    }
    DeputyRegion region = mapRegion(leader, syscall, maps);
    List<DeputyThread> threads = new ArrayList<>();
    for (RawThread state : states) {
      int index = threads.size();
      Slot slot = region.slot(index);
      Journal.write(slot.journal(), state);
      threads.add(new DeputyThread(homeTid(state.tid()), slot, state));
    }
    Journal.open(region.journal(), threads.size(), region.region().size());
    Deputy deputy = new Deputy(tracer, pid, region, threads, syscall);
    // From here on nothing may fail: what has been sent into the loop is not let go by letGo.
    for (DeputyThread thread : threads) {
      StoppedTask task = stopped.remove(thread.tid());
      tracer.adopt(thread.tid(), deputy);
      try {
        task.setSignalMask(Deputy.ALL_SIGNALS);
        task.setRegisters(
            thread
                .parked()
                .registers()
                .with(Name.RIP, region.region().start())
                .with(Name.RBX, thread.slot().address())
                .with(Name.RSP, 0)
                .with(Name.ORIG_RAX, -1));
        task.cont(0);
      } catch (GoneException e) {
        thread.end();
      }
    }
    return deputy;
  }

  private int homeTid(int tid) throws IOException {
    return ProcStatus.read(pid, tid).nsPid().getLast();
  }

  private DeputyRegion mapRegion(StoppedTask leader, RemoteAddress syscall, List<MapsEntry> maps)
      throws IOException {
    Registers before = leader.registers();
    long mask = leader.signalMask();
    Region region =
        DeputyRegion.choose(maps, stopped.size(), preferred, LimitsCapture.of(pid).spareSlots());
    leader.setSignalMask(Deputy.ALL_SIGNALS);
    try {
      long flags =
          MmanAbi.MAP_SHARED
              | MmanAbi.MAP_ANONYMOUS
              | MmanAbi.MAP_NORESERVE
              | MmanAbi.MAP_FIXED_NOREPLACE;
      long at =
          leader.call(syscall, before, SYS_MMAP, region.start(), region.size(), 3, flags, -1, 0);
      if (at != region.start()) {
        throw new IOException(
            "process " + pid + " has no room for " + region.size() + " more bytes of addresses");
      }
      DeputyRegion opened = DeputyRegion.open(pid, region);
      MemorySegment.copy(LoopCode.bytes(), 0, opened.code(), JAVA_BYTE, 0, LoopCode.bytes().length);
      long protectedNow =
          leader.call(syscall, before, SYS_MPROTECT, region.start(), DeputyRegion.PAGE, 5);
      if (protectedNow != 0) {
        opened.close();
        leader.call(syscall, before, SYS_MUNMAP, region.start(), region.size());
        throw new RefusedException("it may not make memory executable (PR_SET_MDWE)");
      }
      return opened;
    } finally {
      leader.setRegisters(before);
      leader.setSignalMask(mask);
    }
  }

  private void giveUp() {
    if (!result.isDone()) {
      fail(new RefusedException(StuckThread.sentence(pid, awaited)));
    }
  }

  private void fail(Throwable cause) {
    if (!result.completeExceptionally(cause)) {
      return;
    }
    for (StoppedTask task : stopped.values()) {
      try {
        letGo(task);
      } catch (ErrnoException e) {
        LOG.log(Level.DEBUG, "thread {0} is gone: {1}", task.tid(), e.getMessage());
      }
    }
    stopped.clear();
  }

  /** Undoes the seizing of a thread that has not been parked. */
  private void letGo(StoppedTask task) throws ErrnoException {
    int postponed = tracer.takePostponed(task.tid());
    task.setRegisters(Resumption.resolve(task.registers()));
    task.detach(0);
    if (postponed != 0) {
      // PTRACE_DETACH delivers a signal only at a stop for one; ptrace(2).
      Signals.kill(pid, postponed);
    }
  }

  /** As {@link #letGo}, for a thread that stops only now, for whatever reason. */
  private void letGoLate(StoppedTask task, Stop stop) throws ErrnoException {
    switch (stop) {
      case Stop.Trap(), Stop.GroupStop(_) -> letGo(task);
      case Stop.SignalDelivery(int signal) -> task.detach(signal);
      case Stop.SystemCall(), Stop.Seccomp(), Stop.Event(_) -> task.detach(0);
    }
  }
}
