package dev.roost.engine.deputy;

import dev.roost.engine.syscall.CallPlacer;
import dev.roost.engine.syscall.ComeHome;
import dev.roost.engine.syscall.Destination;
import dev.roost.engine.syscall.SyscallTable;
import dev.roost.engine.tracee.Resumption;
import dev.roost.linux.Errno;
import java.util.concurrent.Semaphore;

/**
 * Executes the calls of one body thread in its deputy thread, one at a time. The caller of {@link
 * #execute} waits a moment itself, which saves a change of threads for calls that are quick; what
 * takes longer is left to a worker.
 */
final class ThreadService {
  private static final long QUICK_NS = 200_000L;
  private static final long POLL_NS = 100_000_000L;

  private final DeputyThread thread;
  private final CallPlacer placer;
  private final CallService.Replies replies;
  private final Semaphore handedOver = new Semaphore(0);
  private final Thread worker;
  private volatile long callId;
  private final HomeOnly homeOnly;
  private volatile boolean closed;

  /** The reader's: the call is executed only at home, and waits for that. */
  private boolean withheld;

  ThreadService(
      DeputyThread thread, SyscallTable table, CallService.Replies replies, HomeOnly homeOnly) {
    this.homeOnly = homeOnly;
    this.thread = thread;
    this.replies = replies;
    Slot slot = thread.slot();
    this.placer = new CallPlacer(table, slot.data(), slot.dataAddress());
    worker =
        Thread.ofPlatform().name("roost-call-" + thread.homeTid()).daemon(true).start(this::work);
  }

  DeputyThread thread() {
    return thread;
  }

  /** The id of the call that is being executed. */
  long callId() {
    return callId;
  }

  void execute(long id, byte[] frame, int from, int length) throws ComeHome {
    callId = id;
    thread.cancelled(false);
    thread.brokenOff(false);
    placer.place(frame, from, length);
    if (placer.way().destination() == Destination.SIGNAL_MASK) {
      thread.blocks(placer.signalMask());
    }
    withheld = homeOnly.holds(placer, thread.slot());
    if (withheld) {
      return;
    }
    thread
        .slot()
        .submit(
            placer.number(),
            placer.argument(0),
            placer.argument(1),
            placer.argument(2),
            placer.argument(3),
            placer.argument(4),
            placer.argument(5));
    if (thread.slot().await(QUICK_NS)) {
      reply();
    } else {
      handedOver.release();
    }
  }

  /**
   * The call is to be broken off: if it has been withheld, it is made again, at home or after a
   * signal's handler. The reader, as {@link #execute}.
   *
   * @return false if the deputy's thread is executing it
   */
  boolean breakOffWithheld() {
    if (!withheld) {
      return false;
    }
    withheld = false;
    replies.result(callId, placer.collect(-Errno.ERESTARTNOINTR));
    return true;
  }

  private void reply() {
    long result = thread.slot().result();
    if (thread.cancelled() && Resumption.mayBeInterruptedByStop(placer.number(), result)) {
      // Such calls are never restarted behind a handler's back, whatever SA_RESTART says:
      // signal(7).
      result = -Errno.ERESTARTNOHAND;
    }
    replies.result(callId, placer.collect(result));
  }

  private void work() {
    while (!closed) {
      handedOver.acquireUninterruptibly();
      while (!closed && thread.alive()) {
        if (thread.slot().await(POLL_NS)) {
          reply();
          break;
        }
      }
    }
  }

  /** Ends the worker; when this returns nobody looks at the slot any more. */
  void close() {
    closed = true;
    handedOver.release();
    boolean interrupted = false;
    while (worker.isAlive()) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
