package dev.roost.engine.body;

import dev.roost.engine.link.FrameType;
import dev.roost.engine.link.Link;
import dev.roost.engine.restore.SharedStore;
import dev.roost.engine.syscall.CallEncoder;
import dev.roost.engine.syscall.Case;
import dev.roost.engine.syscall.ComeHome;
import dev.roost.engine.syscall.Destination;
import dev.roost.engine.syscall.ForwardedCall;
import dev.roost.engine.syscall.Syscall;
import dev.roost.engine.syscall.SyscallTable;
import dev.roost.linux.Errno;
import dev.roost.linux.SeccompListener;
import dev.roost.linux.SeccompListener.Notification;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/**
 * Receives the body's intercepted calls, sends them home, and answers them. A call that must run at
 * home natively is held: it is answered, with a restart code, only when the body stops for the way
 * home.
 */
public final class Forwarder implements AutoCloseable {
  private static final Logger LOG = System.getLogger("roost.forwarder");
  private static final int AUDIT_ARCH_X86_64 = 0xc000003e;
  private static final int HEADER = 12;
  private static final int SYS_EXIT_GROUP = 231;

  private final Link link;
  private final BiConsumer<FrameType, WireWriter> outbox;
  private final SyscallTable table;
  private final BodyProcess body;
  private final FileRanges files;
  private final SharedStore store;
  private final CallDesk desk;
  private final SeccompListener listener;
  private final LiveBodyMemory memory;
  private final CallEncoder encoder;
  private final ReadAhead ahead;
  private final MaskCalls masks;

  /** The reader's own, for calls that go in pieces. */
  private final CallEncoder pieces;

  private final CallsUnderWay underWay;
  private final Map<Long, Integer> held = new ConcurrentHashMap<>();
  private final LongAdder bytes = new LongAdder();
  private final Policy policy;
  private volatile boolean closed;

  /** Whether calls are forwarded at all. */
  public enum Policy {
    /** As the table says. */
    TABLE,
    /** None is: each brings the process home, for tests. */
    ALWAYS_HOME
  }

  /**
   * @param link for calls, which are sent by the thread that received them
   * @param outbox for what must not wait
   * @param background for what may
   * @param budget memory for what is read ahead
   */
  public Forwarder(
      Link link,
      BiConsumer<FrameType, WireWriter> outbox,
      Executor background,
      AheadBudget budget,
      SyscallTable table,
      BodyProcess body,
      FileRanges files,
      SharedStore store,
      CallDesk desk,
      int homePid,
      int slotBytes,
      Policy policy) {
    this.link = link;
    this.outbox = outbox;
    this.table = table;
    this.body = body;
    this.files = files;
    this.store = store;
    this.desk = desk;
    this.listener = desk.listener();
    this.policy = policy;
    this.memory = new LiveBodyMemory(body::living);
    this.encoder = new CallEncoder(homePid, slotBytes);
    this.pieces = new CallEncoder(homePid, slotBytes);
    this.underWay = new CallsUnderWay(outbox, body::hasSignal);
    this.masks = new MaskCalls(body, memory);
    this.ahead = new ReadAhead(link, outbox, background, listener, memory, budget, this::broken);
  }

  /** Begins to serve. */
  public void start() {
    desk.serve(this);
  }

  /** Whether the task {@code tid} is one of its body's. */
  boolean serves(int tid) {
    return body.homeTid(tid) != 0;
  }

  /** Calls forwarded so far. */
  public long calls() {
    return underWay.count();
  }

  /** How long those that have ended took, in ns. */
  public long callNs() {
    return underWay.totalNs();
  }

  /** Bytes of these calls and of their results so far. */
  public long bytes() {
    return bytes.sum();
  }

  /** A call of its body. */
  void take(Notification call) {
    try {
      forward(call);
    } catch (IOException | RuntimeException | Error e) {
      broken(e);
    }
  }

  /** Whatever it was: a body whose calls nobody answers would hang. */
  private void broken(Throwable cause) {
    if (!closed) {
      LOG.log(Level.WARNING, "calls of body " + body.pid() + " cannot be served", cause);
      fail();
    }
  }

  /** What it reads ahead. */
  ReadAhead ahead() {
    return ahead;
  }

  /** No more calls can be served. */
  void fail() {
    body.kill();
  }

  private void forward(Notification call) throws IOException {
    if (body.stopping()) {
      // It has not begun, so whatever is delivered first it is made again.
      listener.answer(call.id(), -Errno.ERESTARTNOINTR);
      return;
    }
    if (call.arch() != AUDIT_ARCH_X86_64) {
      hold(call, "it made a 32-bit system call");
      return;
    }
    Syscall row = table.byNumber(call.number());
    Case way = row.choose(call.arguments());
    Destination destination =
        policy == Policy.ALWAYS_HOME && way.destination() != Destination.EXIT
            ? Destination.RETURN
            : way.destination();
    switch (destination) {
      case BODY -> listener.letRun(call.id());
      case BODY_UNLESS_FILE -> runUnlessFile(call, row);
      case EXIT -> exit(call);
      case SIGNAL_MASK, IMPLIED_MASK -> changeMask(call);
      case SIGNALFD -> {
        if (masks.readsNothingNew(call.arguments()[1])) {
          ahead.forward(call, way, this::isUnderWay, () -> send(call, row, way));
        } else {
          hold(call, row.name() + ": it reads signals that no signalfd has read");
        }
      }
      case BODY_UNLESS_SIGNALFD -> hold(call, row.name() + ": some signals wait at home");
      case HOME, CPU_TIME, SIGNAL_ACTION -> {
        OptionalInt known = knownHere(row, call);
        if (known.isPresent()) {
          listener.answer(call.id(), known.getAsInt());
        } else {
          ahead.forward(call, way, this::isUnderWay, () -> send(call, row, way));
        }
      }
      case RETURN, MAP_FILE, NEW_THREAD, NEW_PROCESS ->
          hold(call, row.name() + ": " + way.reason());
    }
  }

  /** Signals of timers may be read at home, of which nothing is seen here. */
  private OptionalInt knownHere(Syscall row, Notification call) {
    return body.masks().readable() == 0
        ? body.timers().answer(row.number(), call.arguments())
        : OptionalInt.empty();
  }

  /** Whether a call that is given the descriptor {@code fd} is executed at home. */
  private boolean isUnderWay(int fd) {
    return underWay.any(its -> AheadEffect.names(its.way(), its::argument, fd));
  }

  private void runUnlessFile(Notification call, Syscall row) throws IOException {
    long start = call.arguments()[0];
    if (files.touch(start, start + call.arguments()[1])) {
      hold(call, row.name() + ": the file behind these pages is at home");
    } else {
      listener.letRun(call.id());
    }
  }

  private void changeMask(Notification call) throws IOException {
    OptionalLong atHome = masks.change(call);
    if (atHome.isEmpty()) {
      listener.letRun(call.id());
      return;
    }
    try {
      int tid = call.tid();
      forward(call.id(), tid, masks.forDeputy(encoder, table, tid, atHome.getAsLong()));
    } catch (ComeHome e) {
      hold(call, "a signal mask: " + e.reason());
    }
  }

  private void exit(Notification call) throws IOException {
    if (isLast(call) && !store.mayEnd(body)) {
      hold(call, "what it leaves in shared memory must be at home");
      return;
    }
    if (call.tid() == body.pid()) {
      ahead.end();
    }
    underWay.exits(call.id(), call.tid());
    link.send(
        FrameType.EXITING,
        new WireWriter()
            .i64(call.id())
            .i32(body.homeTid(call.tid()))
            .i32(call.number())
            .i64(call.arguments()[0]));
  }

  /** Whether the process ends by it, and not one of several threads. */
  private boolean isLast(Notification call) {
    return call.number() == SYS_EXIT_GROUP || body.threads() - underWay.exiting() <= 1;
  }

  private void send(Notification call, Syscall row, Case way) throws IOException {
    ForwardedCall encoded;
    try {
      encoded = encoder.encode(row, way, call.arguments(), memory);
    } catch (ComeHome e) {
      hold(call, row.name() + ": " + e.reason());
      return;
    } catch (RuntimeException e) {
      // Nothing has been executed: a fault of ours is no reason to end somebody's program.
      LOG.log(Level.ERROR, row.name() + " of body " + body.pid() + " cannot be carried", e);
      hold(call, row.name() + ": " + e);
      return;
    }
    body.timers().begins(row.number(), (int) call.arguments()[0]);
    forward(call.id(), call.tid(), encoded);
  }

  private void forward(long id, int tid, ForwardedCall call) throws IOException {
    byte[] message = call.takeMessage();
    bytes.add(message.length);
    link.send(FrameType.CALL, begin(id, tid, call), message);
    underWay.sent(id);
    encoder.recycle(message);
  }

  /** From here on its result is waited for; returns the head of its frame. */
  private WireWriter begin(long id, int tid, ForwardedCall call) {
    underWay.begin(id, tid, call);
    return new WireWriter(HEADER).i64(id).i32(body.homeTid(tid));
  }

  private void hold(Notification call, String reason) throws IOException {
    held.put(call.id(), call.tid());
    if (body.stopping()) {
      releaseHeld();
    } else {
      outbox.accept(FrameType.WANT_HOME, new WireWriter().string(reason));
    }
  }

  /** Answers held calls with a restart code, once their threads have been asked to stop. */
  public void releaseHeld() {
    if (!body.stopping()) {
      return;
    }
    for (Long id : List.copyOf(held.keySet())) {
      if (held.remove(id) != null) {
        listener.answer(id, -Errno.ERESTARTNOINTR);
      }
    }
    ahead.releaseWaiting();
  }

  /** An AHEAD frame. */
  public void ahead(byte[] payload) throws IOException {
    bytes.add(payload.length);
    ahead.data(payload);
  }

  /** A BREAK frame. */
  public void breakLease(long lease) {
    ahead.breakLease(lease);
  }

  /** Once a second: tells home how far files have been read. May wait for home. */
  public void settle() throws IOException {
    ahead.settle();
  }

  /** All threads have stopped; {@code then} is run when home knows how far files have been read. */
  public void beforeHome(Runnable then) {
    ahead.beforeHome(then);
  }

  /** A signal for {@code tid} is queued: it breaks off the call that the thread waits for. */
  public void signalled(int tid) {
    underWay.signalled(tid);
  }

  /** Asks home to break off all calls. */
  public void cancelAll() {
    underWay.cancelAll();
  }

  /**
   * The call that {@code tid} waits for gets no result: its process has become another program.
   *
   * @return answers it with a restart code, when the thread has been asked to stop
   */
  public Runnable breakOff(int tid) throws IOException {
    long id = underWay.drop(tid);
    return () -> listener.answer(id, -Errno.ERESTARTSYS);
  }

  /** A RESULT frame. */
  public void result(byte[] payload) throws IOException {
    bytes.add(payload.length);
    long id = new WireReader(payload, 0, 8).i64();
    CallsUnderWay.Waiting waiting = underWay.end(id);
    if (waiting == null || waiting.call() == null) {
      throw new IOException("a result for call " + id + ", which nobody waits for");
    }
    int tid = waiting.tid();
    long result =
        waiting
            .call()
            .finish(payload, 8, payload.length - 8, memory, new LiveBodyClock(body.pid(), tid));
    ForwardedCall next = pieces.next(waiting.call(), memory);
    if (next != null) {
      // By the outbox: the reader must never wait for the other side's reader.
      byte[] message = next.takeMessage();
      bytes.add(message.length);
      outbox.accept(FrameType.CALL, begin(id, tid, next).raw(message));
      underWay.sent(id);
      pieces.recycle(message);
      return;
    }
    body.timers().ends(waiting.call().row().number(), (int) waiting.call().argument(0), result);
    ahead.finished(waiting.call(), result);
    Destination destination = waiting.call().way().destination();
    if (destination == Destination.SIGNAL_ACTION) {
      listener.letRun(id);
    } else if (destination == Destination.SIGNAL_MASK) {
      maskChanged(id, tid);
    } else if (!Errno.isRestart(result) || body.stopping()) {
      listener.answer(id, result);
    } else {
      long code = result == -Errno.ERESTART_RESTARTBLOCK ? -Errno.ERESTARTNOHAND : result;
      body.interruptAndThen(tid, () -> listener.answer(id, code));
    }
  }

  private void maskChanged(long id, int tid) throws IOException {
    if (masks.delivers(tid) && !body.stopping()) {
      body.interruptAndThen(tid, () -> listener.answer(id, -Errno.ERESTARTNOINTR));
    } else {
      listener.letRun(id);
    }
  }

  /** An EXITED frame: the thread may now exit here too. */
  public void exited(long id) {
    CallsUnderWay.Waiting exiting = underWay.end(id);
    if (exiting != null) {
      body.exits(exiting.tid());
      listener.letRun(id);
    }
  }

  @Override
  public void close() {
    closed = true;
    desk.leave(this);
    ahead.close();
  }
}
