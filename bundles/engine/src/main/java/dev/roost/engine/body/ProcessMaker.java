package dev.roost.engine.body;

import dev.roost.engine.model.Registers;
import dev.roost.engine.model.RemoteAddress;
import dev.roost.engine.tracee.InjectedCalls;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.ErrnoException;
import dev.roost.wire.WireReader;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The body's side of {@link Births} of processes: the body of a child is born of its parent's and
 * has its memory, copied by the guest's kernel when it is written, or by vfork(2) the very same.
 */
public final class ProcessMaker {
  private static final Logger LOG = System.getLogger("roost.births");
  private static final int SYS_MMAP = 9;

  /** MAP_SHARED, MAP_ANONYMOUS, MAP_FIXED. */
  private static final long FRESH = 0x1 | 0x20 | 0x10;

  private final Tracer tracer;
  private final Births births;
  private final long scratchBytes;

  /** Nothing to do. */
  public static final Runnable NOTHING = () -> {};

  /**
   * A child's body.
   *
   * @param task its only thread, stopped, ready to run
   * @param end to be called, once or more often, when it has ended or gone home: its maker may wait
   *     for that, as vfork(2) says
   */
  public record Child(StoppedTask task, Runnable end) {}

  /**
   * @param scratchBytes length of the body's memory for arguments of injected calls
   */
  public ProcessMaker(Tracer tracer, Births births, long scratchBytes) {
    this.tracer = tracer;
    this.births = births;
    this.scratchBytes = scratchBytes;
  }

  /**
   * Home makes none: {@code i32 maker, i64 result}, a negated errno, or 0 if it can be made only
   * when the process is at home.
   */
  public void refused(WireReader in) throws IOException {
    Births.Pending waiting = births.take(in.i32());
    long result = in.i64();
    tracer.call(
        () -> {
          if (result < 0) {
            births.finish(waiting.held(), result);
          } else {
            births.again(waiting.held());
            births.wantHome("fork: the child can only be made at home");
          }
          return null;
        });
  }

  /**
   * Home has a deputy for the child of thread {@code maker}.
   *
   * @param homePid the child's id at home
   * @param child will be told of the new body's stops
   * @throws IOException if the guest cannot make it; the maker still waits for home's {@link
   *     #refused}
   */
  public Child make(int maker, int homePid, BodyProcess child) throws IOException {
    return tracer.call(
        () -> {
          Births.Pending waiting = births.take(maker);
          Birth.Outcome outcome = births.birth().make(waiting.held(), waiting.wanted(), homePid);
          StoppedTask task = outcome.child();
          if (task == null) {
            births.putBack(maker, waiting);
            throw new IOException("the guest cannot make a process: error " + -outcome.error());
          }
          if (!waiting.wanted().sharesMemory()) {
            ownScratch(task);
          }
          child.masks().begin(births.body().masks(), waiting.held().task().tid(), task.tid());
          child.born(Map.of(homePid, task.tid()), births.body().vdso());
          tracer.adopt(task.tid(), child);
          if (!waiting.wanted().makerWaits()) {
            births.finish(waiting.held(), homePid);
            return new Child(task, NOTHING);
          }
          AtomicBoolean released = new AtomicBoolean();
          return new Child(
              task,
              () -> {
                if (released.compareAndSet(false, true)) {
                  tracer.submit(() -> release(waiting.held(), homePid));
                }
              });
        });
  }

  /** What parent and child share must not be used by both. */
  private void ownScratch(StoppedTask child) throws IOException {
    RemoteAddress scratch = births.birth().scratch();
    Registers registers = child.registers();
    try (InjectedCalls calls = new InjectedCalls(child, births.birth().injection(), scratch)) {
      calls.mustCall("mmap scratch", SYS_MMAP, scratch.value(), scratchBytes, 3, FRESH, -1, 0);
    }
    child.setRegisters(registers);
  }

  /** The maker may have been killed while it waited. */
  private void release(HeldCall maker, int homePid) {
    try {
      births.finish(maker, homePid);
    } catch (ErrnoException e) {
      LOG.log(Level.DEBUG, "thread {0} is gone: {1}", maker.task().tid(), e.getMessage());
    }
  }
}
