package dev.roost.engine.body;

import dev.roost.engine.link.CallClock;
import dev.roost.engine.link.FrameType;
import dev.roost.engine.syscall.ForwardedCall;
import dev.roost.wire.WireWriter;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * The calls of a body that home executes now, and how many there were. A signal must break off the
 * call of the thread that takes it, at whatever moment it comes: also when the call has been made
 * but is not here yet, or is here but not sent yet. Safe for all threads.
 */
final class CallsUnderWay {
  private final BiConsumer<FrameType, WireWriter> outbox;
  private final Pending pending;
  private final Map<Long, Waiting> byId = new ConcurrentHashMap<>();

  /** Threads which had a signal and no call that could be broken off. */
  private final Set<Integer> signalled = ConcurrentHashMap.newKeySet();

  private final CallClock clock = new CallClock();
  private final LongAdder calls = new LongAdder();

  /** Whether a signal waits for a thread to leave the kernel. */
  interface Pending {
    /**
     * Whether one waits for {@code tid} that it does not block.
     *
     * @throws IOException if that cannot be known
     */
    boolean has(int tid) throws IOException;
  }

  /** A call that home executes; of exit and exit_group there is no {@code call}. */
  static final class Waiting {
    private final int tid;
    private final ForwardedCall call;
    private boolean sent;
    private boolean cancelled;

    private Waiting(int tid, ForwardedCall call) {
      this.tid = tid;
      this.call = call;
    }

    /** The thread, by its id here. */
    int tid() {
      return tid;
    }

    /** What is executed, or null if it has no result. */
    ForwardedCall call() {
      return call;
    }
  }

  /**
   * @param outbox for CANCEL frames, behind the calls that it was given before
   */
  CallsUnderWay(BiConsumer<FrameType, WireWriter> outbox, Pending pending) {
    this.outbox = outbox;
    this.pending = pending;
  }

  /** Calls so far that have or will have a result. */
  long count() {
    return calls.sum();
  }

  /** How long those that have ended took, in ns. */
  long totalNs() {
    return clock.totalNs();
  }

  /** Whether one of them is such. */
  boolean any(Predicate<ForwardedCall> such) {
    return byId.values().stream().anyMatch(its -> its.call != null && such.test(its.call));
  }

  /** The call will be sent, and {@link #sent} after it. */
  void begin(long id, int tid, ForwardedCall call) {
    byId.put(id, new Waiting(tid, call));
    clock.begin(id);
    calls.increment();
  }

  /** The thread exits: home will say when. */
  void exits(long id, int tid) {
    Waiting exit = new Waiting(tid, null);
    exit.sent = true;
    byId.put(id, exit);
  }

  /** How many threads exit just now. */
  long exiting() {
    return byId.values().stream().filter(its -> its.call == null).count();
  }

  /** The call has been sent, or given to the outbox. */
  void sent(long id) throws IOException {
    Waiting waiting = byId.get(id);
    if (waiting == null) {
      // Its result is there already.
      return;
    }
    boolean early = signalled.remove(waiting.tid) && pending.has(waiting.tid);
    synchronized (waiting) {
      waiting.sent = true;
      if (early || waiting.cancelled) {
        cancel(id);
      }
    }
  }

  /** A signal for {@code tid} is queued. */
  void signalled(int tid) {
    signalled.add(tid);
    if (cancelThoseOf(tid)) {
      signalled.remove(tid);
    }
  }

  /** Asks home to break off all. */
  void cancelAll() {
    cancelThoseOf(0);
  }

  private boolean cancelThoseOf(int tid) {
    boolean any = false;
    for (Map.Entry<Long, Waiting> entry : byId.entrySet()) {
      Waiting waiting = entry.getValue();
      if (tid == 0 || waiting.tid == tid) {
        any = true;
        synchronized (waiting) {
          if (waiting.sent) {
            cancel(entry.getKey());
          } else {
            waiting.cancelled = true;
          }
        }
      }
    }
    return any;
  }

  private void cancel(long id) {
    outbox.accept(FrameType.CANCEL, new WireWriter().i64(id));
  }

  /** Its result is here; returns what waited for it, or null. */
  Waiting end(long id) {
    clock.end(id);
    return byId.remove(id);
  }

  /**
   * The call that {@code tid} waits for will have no result that anybody wants.
   *
   * @return its id
   * @throws IOException if it waits for none
   */
  long drop(int tid) throws IOException {
    for (Map.Entry<Long, Waiting> entry : byId.entrySet()) {
      Waiting waiting = entry.getValue();
      if (waiting.tid == tid && waiting.call != null && byId.remove(entry.getKey(), waiting)) {
        clock.drop(entry.getKey());
        return entry.getKey();
      }
    }
    throw new IOException("home speaks of a call of thread " + tid + ", which waits for none");
  }
}
