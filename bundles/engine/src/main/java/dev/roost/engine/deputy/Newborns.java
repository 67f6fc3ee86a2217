package dev.roost.engine.deputy;

import dev.roost.engine.model.Registers;
import dev.roost.engine.model.Registers.Name;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.GoneException;
import dev.roost.linux.proc.ProcStatus;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Threads that a deputy makes while its process is away: each needs a slot of its own before it
 * runs, for it is born in the loop with its maker's.
 */
final class Newborns {
  private final int pid;
  private final DeputyRegion region;
  private final Deque<Slot> free = new ArrayDeque<>();
  private final Map<Integer, Slot> reserved = new HashMap<>();

  /**
   * @param used how many of the region's slots have a thread already
   */
  Newborns(int pid, DeputyRegion region, int used) {
    this.pid = pid;
    this.region = region;
    for (int index = used; index < region.region().slots(); index++) {
      free.add(region.slot(index));
    }
  }

  /**
   * Sets a slot apart for the thread that {@code maker} is about to make; false if none is left.
   */
  synchronized boolean reserve(DeputyThread maker) {
    Slot slot = free.poll();
    if (slot == null) {
      return false;
    }
    reserved.put(maker.tid(), slot);
    return true;
  }

  /** The thread was not made. */
  synchronized void unreserve(DeputyThread maker) {
    Slot slot = reserved.remove(maker.tid());
    if (slot != null) {
      free.add(slot);
    }
  }

  /** Nobody uses the slot any more. */
  synchronized void giveBack(Slot slot) {
    free.add(slot);
  }

  /** Whether {@code maker} makes a thread just now. */
  synchronized boolean expects(DeputyThread maker) {
    return reserved.containsKey(maker.tid());
  }

  private synchronized Slot take(DeputyThread maker) {
    Slot slot = reserved.remove(maker.tid());
    if (slot == null) {
      throw new IllegalStateException("thread " + maker.tid() + " makes a thread unasked");
    }
    return slot;
  }

  /**
   * Sends a new thread into the loop; it has not run yet, and is left stopped. Tracer's thread.
   *
   * @param child as it stopped first
   */
  DeputyThread receive(DeputyThread maker, StoppedTask child) throws ErrnoException {
    Slot slot = take(maker);
    slot.reset();
    child.setRegisters(inLoop(child.registers(), region, slot));
    return DeputyThread.born(child.tid(), homeTid(pid, child.tid()), slot, maker);
  }

  /** Where a thread begins that is born in its maker's loop. */
  static Registers inLoop(Registers born, DeputyRegion region, Slot slot) {
    return born.with(Name.RIP, region.region().start())
        .with(Name.RBX, slot.address())
        .with(Name.RSP, 0)
        .with(Name.ORIG_RAX, -1);
  }

  /** The id of thread {@code tid} of {@code pid} in its own pid namespace. */
  static int homeTid(int pid, int tid) throws ErrnoException {
    try {
      return ProcStatus.read(pid, tid).nsPid().getLast();
    } catch (IOException e) {
      throw new GoneException("thread " + tid);
    }
  }
}
