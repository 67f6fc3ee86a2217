package dev.roost.engine.deputy;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.roost.engine.model.Region;
import dev.roost.engine.model.Registers;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.GoneException;
import dev.roost.linux.Signals;
import dev.roost.linux.abi.MmanAbi;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Processes that a deputy makes while it is away. Each is a deputy from its first instruction on:
 * it is born in its maker's loop with the region that both share, and gets one of its own in the
 * same place.
 */
final class Children {
  private static final Logger LOG = System.getLogger("roost.deputy");
  private static final int SYS_MMAP = 9;
  private static final int SYS_MPROTECT = 10;
  private static final long SHARED =
      MmanAbi.MAP_SHARED | MmanAbi.MAP_ANONYMOUS | MmanAbi.MAP_NORESERVE | MmanAbi.MAP_FIXED;

  private static final int SIGCHLD = 17;

  /** Offset of si_pid in a siginfo_t of SIGCHLD; sigaction(2). */
  private static final int SI_PID = 16;

  private final Tracer tracer;
  private final Deputy parent;
  private final Map<Integer, Deputy> byMaker = new ConcurrentHashMap<>();
  private final Set<Integer> disowned = ConcurrentHashMap.newKeySet();

  Children(Tracer tracer, Deputy parent) {
    this.tracer = tracer;
    this.parent = parent;
  }

  /**
   * Makes a deputy of a new process; it has not run yet, and waits in the loop afterwards. If that
   * fails there is none to {@link #take}, and the process is killed. Tracer's thread.
   *
   * @param child as it stopped first
   */
  void receive(DeputyThread maker, StoppedTask child) throws ErrnoException {
    int pid = child.tid();
    int homePid = Newborns.homeTid(pid, pid);
    try {
      byMaker.put(maker.tid(), settle(maker, child, homePid));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "child " + pid + " of a deputy cannot be one", e);
      disown(homePid);
      kill(pid);
    }
  }

  private Deputy settle(DeputyThread maker, StoppedTask task, int homePid) throws IOException {
    Region range = parent.region().region();
    Registers before = task.registers();
    task.setSignalMask(Deputy.ALL_SIGNALS);
    inject(task, before, range.start(), SYS_MMAP, range.start(), range.size(), 3, SHARED, -1, 0);
    DeputyRegion region = DeputyRegion.open(task.tid(), range);
    byte[] code = LoopCode.bytes();
    MemorySegment.copy(code, 0, region.code(), JAVA_BYTE, 0, code.length);
    try {
      inject(task, before, 0, SYS_MPROTECT, range.start(), DeputyRegion.PAGE, 5);
    } catch (IOException e) {
      region.close();
      throw e;
    }
    Slot slot = region.slot(0);
    DeputyThread thread = DeputyThread.born(task.tid(), homePid, slot, maker);
    Journal.open(region.journal(), 1, range.size());
    Journal.phase(region.journal(), Journal.Phase.COMMITTED);
    Deputy child = new Deputy(tracer, task.tid(), region, List.of(thread), parent.vdsoSyscall());
    task.setRegisters(Newborns.inLoop(before, region, slot));
    tracer.adopt(task.tid(), child);
    task.cont(0);
    return child;
  }

  private void inject(StoppedTask task, Registers base, long due, int number, long... arguments)
      throws IOException {
    long result = task.call(parent.vdsoSyscall(), base, number, arguments);
    if (result != due) {
      throw new IOException("call " + number + " in a new process gave " + result);
    }
  }

  /** The deputy of what {@code maker} has made, or null. */
  Deputy take(DeputyThread maker) {
    return byMaker.remove(maker.tid());
  }

  /**
   * A child that its body could not follow is to vanish without a trace: its end is told nobody.
   *
   * @param homePid its id in the parent's pid namespace
   */
  void disown(int homePid) {
    disowned.add(homePid);
  }

  /** Whether a signal for the parent is of a disowned child's end. */
  boolean isOfDisowned(byte[] info) {
    ByteBuffer at = ByteBuffer.wrap(info).order(ByteOrder.LITTLE_ENDIAN);
    return at.getInt(0) == SIGCHLD && disowned.remove(at.getInt(SI_PID));
  }

  private static void kill(int pid) {
    try {
      Signals.kill(pid, 9);
    } catch (GoneException e) {
      LOG.log(Level.DEBUG, "process {0} has ended already", pid);
    } catch (IOException e) {
      LOG.log(Level.ERROR, "process " + pid + " cannot be killed", e);
    }
  }
}
